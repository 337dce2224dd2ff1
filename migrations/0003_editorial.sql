CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`changed_by` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `assignments` (
	`article_id` text NOT NULL,
	`locale` text NOT NULL,
	`member_id` text NOT NULL,
	`assigned_by` text NOT NULL,
	`assigned_at` integer NOT NULL,
	`due_on` text,
	PRIMARY KEY(`article_id`, `locale`)
);
--> statement-breakpoint
CREATE INDEX `assignments_member` ON `assignments` (`member_id`);--> statement-breakpoint
CREATE TABLE `comments` (
	`id` text PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`locale` text NOT NULL,
	`block` text,
	`quote` text,
	`revision_number` integer,
	`thread_id` text,
	`text` text NOT NULL,
	`author` text NOT NULL,
	`at` integer NOT NULL,
	`resolved_at` integer,
	`resolved_by` text
);
--> statement-breakpoint
CREATE INDEX `comments_edition` ON `comments` (`article_id`,`locale`,`at`);--> statement-breakpoint
CREATE TABLE `reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`locale` text NOT NULL,
	`revision_id` text NOT NULL,
	`revision_number` integer NOT NULL,
	`reviewer_id` text,
	`note` text,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`decision` text,
	`decision_note` text,
	`closed_by` text,
	`closed_at` integer
);
--> statement-breakpoint
CREATE INDEX `reviews_edition` ON `reviews` (`article_id`,`locale`,`asked_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `reviews_open` ON `reviews` (`article_id`,`locale`) WHERE closed_at is null;--> statement-breakpoint
CREATE TABLE `deliveries` (
	`seq` integer PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`locale` text NOT NULL,
	`kind` text NOT NULL,
	`committed_at` integer NOT NULL,
	`purged_at` integer,
	`served_at` integer
);
--> statement-breakpoint
CREATE INDEX `deliveries_unserved` ON `deliveries` (`seq`) WHERE served_at is null;--> statement-breakpoint
CREATE TABLE `images` (
	`id` text PRIMARY KEY NOT NULL,
	`format` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`bytes` integer NOT NULL,
	`name` text NOT NULL,
	`alt` text NOT NULL,
	`credit` text,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`version` integer NOT NULL,
	`removed_at` integer
);
--> statement-breakpoint
CREATE INDEX `images_created` ON `images` (`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `notices` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`actor_id` text NOT NULL,
	`actor_name` text NOT NULL,
	`detail` text NOT NULL,
	`at` integer NOT NULL,
	`read_at` integer,
	`mail_due_at` integer,
	`mail_attempts` integer DEFAULT 0 NOT NULL,
	`mailed_at` integer
);
--> statement-breakpoint
CREATE INDEX `notices_member` ON `notices` (`member_id`,`id`);--> statement-breakpoint
CREATE INDEX `notices_unread` ON `notices` (`member_id`) WHERE read_at is null;--> statement-breakpoint
CREATE INDEX `notices_mail_due` ON `notices` (`mail_due_at`) WHERE mail_due_at is not null;--> statement-breakpoint
ALTER TABLE `revisions` ADD `image` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `seq` integer;--> statement-breakpoint
CREATE INDEX `record_actor` ON `record` (`actor_id`,`id`);--> statement-breakpoint
CREATE INDEX `record_action` ON `record` (`action`,`id`);--> statement-breakpoint
CREATE INDEX `record_at` ON `record` (`at`);