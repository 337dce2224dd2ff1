CREATE TABLE `members` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`roles` text NOT NULL,
	`locales` text,
	`time_zone` text DEFAULT 'Asia/Shanghai' NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`removed_at` integer,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `members_email` ON `members` (`email`) WHERE removed_at IS NULL;--> statement-breakpoint
CREATE TABLE `article_board` (
	`facet` text NOT NULL,
	`touched_at` integer NOT NULL,
	`article_id` text NOT NULL,
	PRIMARY KEY(`facet`, `touched_at`, `article_id`)
);
--> statement-breakpoint
CREATE INDEX `article_board_article` ON `article_board` (`article_id`);--> statement-breakpoint
CREATE TABLE `article_slugs` (
	`slug` text PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`left_at` integer NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `article_slugs_article` ON `article_slugs` (`article_id`);--> statement-breakpoint
CREATE TABLE `article_terms` (
	`term` text NOT NULL,
	`created_at` integer NOT NULL,
	`article_id` text NOT NULL,
	`part` text NOT NULL,
	PRIMARY KEY(`term`, `created_at`, `article_id`, `part`)
);
--> statement-breakpoint
CREATE INDEX `article_terms_article` ON `article_terms` (`article_id`,`part`);--> statement-breakpoint
CREATE TABLE `preview_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `enterprise_slugs` (
	`slug` text PRIMARY KEY NOT NULL,
	`enterprise_id` text NOT NULL,
	`retired_at` integer NOT NULL,
	FOREIGN KEY (`enterprise_id`) REFERENCES `enterprises`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `enterprise_slugs_enterprise` ON `enterprise_slugs` (`enterprise_id`);--> statement-breakpoint
ALTER TABLE `tokens` ADD `roles` text;--> statement-breakpoint
ALTER TABLE `tokens` ADD `member_id` text REFERENCES members(id);--> statement-breakpoint
CREATE INDEX `tokens_member` ON `tokens` (`member_id`);--> statement-breakpoint
ALTER TABLE `articles` ADD `touched_at` integer;--> statement-breakpoint
CREATE INDEX `articles_unboarded` ON `articles` (`id`) WHERE touched_at is null;--> statement-breakpoint
ALTER TABLE `blocks` ADD `basis` text;--> statement-breakpoint
ALTER TABLE `editions` ADD `correction_note` text;--> statement-breakpoint
ALTER TABLE `editions` ADD `corrected_at` integer;--> statement-breakpoint
ALTER TABLE `revisions` ADD `title_basis` text;--> statement-breakpoint
ALTER TABLE `revisions` ADD `standfirst_basis` text;--> statement-breakpoint
ALTER TABLE `revisions` ADD `minor` integer;--> statement-breakpoint
ALTER TABLE `revisions` ADD `edition_version` integer;--> statement-breakpoint
ALTER TABLE `revisions` ADD `links` text;--> statement-breakpoint
ALTER TABLE `catalogue_uploads` ADD `base_built_in` text;--> statement-breakpoint
ALTER TABLE `catalogue_uploads` ADD `head_built_in` text;--> statement-breakpoint
ALTER TABLE `catalogue_versions` ADD `built_in_hash` text;--> statement-breakpoint
ALTER TABLE `batches` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `certification_events` ADD `corrects` integer;--> statement-breakpoint
ALTER TABLE `enterprises` ADD `merged_into` text;--> statement-breakpoint
CREATE INDEX `enterprises_parent` ON `enterprises` (`parent_id`);--> statement-breakpoint
CREATE INDEX `enterprises_merged` ON `enterprises` (`merged_into`) WHERE merged_into is not null;--> statement-breakpoint
CREATE INDEX `enterprises_authorities` ON `enterprises` (`slug`) WHERE category = 'authority';--> statement-breakpoint
ALTER TABLE `names` ADD `folded` text;--> statement-breakpoint
ALTER TABLE `names` ADD `mistaken_at` integer;--> statement-breakpoint
ALTER TABLE `schemes` ADD `version` integer DEFAULT 1 NOT NULL;