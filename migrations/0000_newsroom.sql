CREATE TABLE `article_enterprises` (
	`article_id` text NOT NULL,
	`enterprise_id` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`article_id`, `enterprise_id`)
);
--> statement-breakpoint
CREATE INDEX `article_enterprises_enterprise` ON `article_enterprises` (`enterprise_id`);--> statement-breakpoint
CREATE TABLE `article_listings` (
	`facet` text NOT NULL,
	`scope` text NOT NULL,
	`published_at` integer NOT NULL,
	`article_id` text NOT NULL,
	PRIMARY KEY(`facet`, `scope`, `published_at`, `article_id`)
);
--> statement-breakpoint
CREATE INDEX `article_listings_article` ON `article_listings` (`article_id`);--> statement-breakpoint
CREATE TABLE `article_topics` (
	`article_id` text NOT NULL,
	`topic_id` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`article_id`, `topic_id`)
);
--> statement-breakpoint
CREATE TABLE `articles` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`source_locale` text NOT NULL,
	`authoritative_locale` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`published_locales` text NOT NULL,
	`withdrawn_locales` text NOT NULL,
	`published_at` integer,
	`changed_at` integer,
	`source_revision` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `articles_slug` ON `articles` (`slug`);--> statement-breakpoint
CREATE TABLE `blocks` (
	`revision_id` text NOT NULL,
	`position` integer NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`markdown` text NOT NULL,
	`hash` text NOT NULL,
	`source_hash` text,
	PRIMARY KEY(`revision_id`, `position`),
	FOREIGN KEY (`revision_id`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `editions` (
	`article_id` text NOT NULL,
	`locale` text NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`draft_revision_id` text,
	`published_revision_id` text,
	`published_at` integer,
	`updated_at` integer,
	`scheduled_at` integer,
	`scheduled_revision_id` text,
	`withdrawn_at` integer,
	`withdrawal_note` text,
	`title` text,
	`standfirst` text,
	`excerpt` text,
	`revision_number` integer,
	`of_revision_number` integer,
	`translation_status` text,
	`stale_blocks` text,
	PRIMARY KEY(`article_id`, `locale`),
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `editions_scheduled` ON `editions` (`scheduled_at`) WHERE scheduled_at is not null;--> statement-breakpoint
CREATE TABLE `revisions` (
	`id` text PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`locale` text NOT NULL,
	`number` integer NOT NULL,
	`title` text NOT NULL,
	`standfirst` text,
	`byline` text,
	`dateline` text,
	`body` text NOT NULL,
	`hash` text NOT NULL,
	`excerpt` text,
	`source_revision_id` text,
	`source_revision_number` integer,
	`title_source_hash` text,
	`standfirst_source_hash` text,
	`author` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `revisions_edition_number` ON `revisions` (`article_id`,`locale`,`number`);--> statement-breakpoint
CREATE TABLE `topics` (
	`id` text PRIMARY KEY NOT NULL,
	`label` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `changes` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`committed_at` integer NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`locale` text,
	`tags` text NOT NULL,
	`actor` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`mode` text NOT NULL,
	`tags` text NOT NULL,
	`attempts` integer NOT NULL,
	`due_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`done_at` integer
);
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`due_at`) WHERE done_at is null;--> statement-breakpoint
CREATE TABLE `purge_budget` (
	`id` integer PRIMARY KEY NOT NULL,
	`tokens` real NOT NULL,
	`refilled_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `batches` (
	`id` text PRIMARY KEY NOT NULL,
	`scheme_id` text NOT NULL,
	`number` integer NOT NULL,
	`year` integer NOT NULL,
	`published_on` text,
	`listed` integer,
	`updated_at` integer NOT NULL,
	`certified` integer NOT NULL,
	FOREIGN KEY (`scheme_id`) REFERENCES `schemes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `batches_scheme_number` ON `batches` (`scheme_id`,`number`);--> statement-breakpoint
CREATE TABLE `certification_events` (
	`certification_id` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`occurred_on` text NOT NULL,
	`name` text,
	`note` text,
	`recorded_at` integer NOT NULL,
	`actor` text NOT NULL,
	PRIMARY KEY(`certification_id`, `position`),
	FOREIGN KEY (`certification_id`) REFERENCES `certifications`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `certifications` (
	`id` text PRIMARY KEY NOT NULL,
	`enterprise_id` text NOT NULL,
	`batch_id` text NOT NULL,
	`scheme_id` text NOT NULL,
	`name_then` text NOT NULL,
	`status` text NOT NULL,
	`version` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`enterprise_id`) REFERENCES `enterprises`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `certifications_enterprise_batch` ON `certifications` (`enterprise_id`,`batch_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `certifications_one_a_scheme` ON `certifications` (`enterprise_id`,`scheme_id`) WHERE status = 'certified';--> statement-breakpoint
CREATE INDEX `certifications_batch` ON `certifications` (`batch_id`,`id`);--> statement-breakpoint
CREATE TABLE `claims` (
	`id` text PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`scheme_id` text NOT NULL,
	`area` text NOT NULL,
	`value` integer NOT NULL,
	`as_of` text NOT NULL,
	`recorded_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `claims_once` ON `claims` (`article_id`,`scheme_id`,`area`,`as_of`);--> statement-breakpoint
CREATE TABLE `enterprise_listings` (
	`facet` text NOT NULL,
	`locale` text NOT NULL,
	`sort_key` text NOT NULL,
	`enterprise_id` text NOT NULL,
	PRIMARY KEY(`facet`, `locale`, `sort_key`, `enterprise_id`)
);
--> statement-breakpoint
CREATE INDEX `enterprise_listings_enterprise` ON `enterprise_listings` (`enterprise_id`);--> statement-breakpoint
CREATE TABLE `enterprises` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`category` text NOT NULL,
	`parent_id` text,
	`version` integer NOT NULL,
	`registered_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`display` text NOT NULL,
	`standings` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `enterprises_slug` ON `enterprises` (`slug`);--> statement-breakpoint
CREATE TABLE `identifiers` (
	`enterprise_id` text NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`source` text NOT NULL,
	`verified` integer NOT NULL,
	PRIMARY KEY(`kind`, `value`),
	FOREIGN KEY (`enterprise_id`) REFERENCES `enterprises`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `identifiers_enterprise` ON `identifiers` (`enterprise_id`);--> statement-breakpoint
CREATE TABLE `names` (
	`id` text PRIMARY KEY NOT NULL,
	`enterprise_id` text NOT NULL,
	`tag` text NOT NULL,
	`value` text NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`source_note` text,
	`verified` integer NOT NULL,
	`confidence` text,
	`valid_from` text,
	`valid_to` text,
	FOREIGN KEY (`enterprise_id`) REFERENCES `enterprises`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `names_enterprise` ON `names` (`enterprise_id`);--> statement-breakpoint
CREATE TABLE `schemes` (
	`id` text PRIMARY KEY NOT NULL,
	`tier` text NOT NULL,
	`jurisdiction` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`authorities` text NOT NULL
);
