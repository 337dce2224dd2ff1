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
	`block_hash` text,
	`revision_number` integer,
	`thread_id` text,
	`text` text NOT NULL,
	`mentions` text NOT NULL,
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
CREATE TABLE `revision_images` (
	`image_id` text NOT NULL,
	`revision_id` text NOT NULL,
	`article_id` text NOT NULL,
	`locale` text NOT NULL,
	PRIMARY KEY(`image_id`, `article_id`, `locale`, `revision_id`),
	FOREIGN KEY (`revision_id`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `revision_images_revision` ON `revision_images` (`revision_id`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`seq` integer PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`locale` text NOT NULL,
	`kind` text NOT NULL,
	`scheduled_for` integer,
	`committed_at` integer NOT NULL,
	`purged_at` integer,
	`certain_at` integer,
	`served_at` integer
);
--> statement-breakpoint
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
	`removed_at` integer,
	`cleared_at` integer
);
--> statement-breakpoint
CREATE INDEX `images_created` ON `images` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `images_uncleared` ON `images` (`removed_at`) WHERE removed_at is not null and cleared_at is null;--> statement-breakpoint
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
CREATE TABLE `webhook_attempts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`message_id` integer NOT NULL,
	`at` integer NOT NULL,
	`ms` integer NOT NULL,
	`status` integer,
	`error` text,
	`answer` text,
	FOREIGN KEY (`message_id`) REFERENCES `webhook_messages`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `webhook_attempts_message` ON `webhook_attempts` (`message_id`,`id`);--> statement-breakpoint
CREATE TABLE `webhook_messages` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`webhook_id` text NOT NULL,
	`message_id` text NOT NULL,
	`seq` integer,
	`type` text NOT NULL,
	`body` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`created_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`settled_at` integer,
	FOREIGN KEY (`webhook_id`) REFERENCES `webhooks`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `webhook_messages_state` ON `webhook_messages` (`webhook_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `webhook_messages_webhook` ON `webhook_messages` (`webhook_id`,`id`);--> statement-breakpoint
CREATE INDEX `webhook_messages_settled` ON `webhook_messages` (`settled_at`) WHERE settled_at is not null;--> statement-breakpoint
CREATE TABLE `webhook_progress` (
	`webhook_id` text PRIMARY KEY NOT NULL,
	`position` integer NOT NULL,
	`lease` text,
	`lease_until` integer NOT NULL,
	`due_at` integer NOT NULL,
	`failures` integer NOT NULL,
	`failing_since` integer,
	FOREIGN KEY (`webhook_id`) REFERENCES `webhooks`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `webhook_secrets` (
	`webhook_id` text NOT NULL,
	`number` integer NOT NULL,
	`secret` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	PRIMARY KEY(`webhook_id`, `number`),
	FOREIGN KEY (`webhook_id`) REFERENCES `webhooks`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `webhooks` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`url` text NOT NULL,
	`types` text,
	`locales` text,
	`enterprises` text,
	`topics` text,
	`state` text NOT NULL,
	`reason` text,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `members` ADD `language` text;--> statement-breakpoint
ALTER TABLE `members` ADD `mail` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `revisions` ADD `image` text;--> statement-breakpoint
ALTER TABLE `topics` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `outbox` ADD `seq` integer;--> statement-breakpoint
ALTER TABLE `outbox` ADD `purged_at` integer;--> statement-breakpoint
ALTER TABLE `outbox` ADD `failing_since` integer;--> statement-breakpoint
CREATE INDEX `outbox_seq` ON `outbox` (`seq`) WHERE done_at is null;--> statement-breakpoint
CREATE INDEX `record_actor` ON `record` (`actor_id`,`id`);--> statement-breakpoint
CREATE INDEX `record_action` ON `record` (`action`,`id`);--> statement-breakpoint
CREATE INDEX `record_at` ON `record` (`at`);--> statement-breakpoint
CREATE INDEX `changes_subject` ON `changes` (`subject_id`,`seq`);--> statement-breakpoint
CREATE INDEX `enterprises_changed` ON `enterprises` (`updated_at`,`id`) WHERE category = 'enterprise' and merged_into is null;