CREATE TABLE `record` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text NOT NULL,
	`actor_name` text NOT NULL,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`detail` text NOT NULL,
	`door` text NOT NULL,
	`address` text,
	`request_id` text
);
--> statement-breakpoint
CREATE INDEX `record_subject` ON `record` (`subject`,`id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`token_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	`agent` text NOT NULL,
	FOREIGN KEY (`token_id`) REFERENCES `tokens`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_hash` ON `sessions` (`hash`);--> statement-breakpoint
CREATE INDEX `sessions_token` ON `sessions` (`token_id`);--> statement-breakpoint
CREATE TABLE `tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`hint` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`locales` text,
	`namespaces` text,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	`last_used_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tokens_hash` ON `tokens` (`hash`);--> statement-breakpoint
CREATE TABLE `catalogue_publications` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`namespace` text NOT NULL,
	`locale` text NOT NULL,
	`number` integer,
	`bundle_hash` text,
	`at` integer NOT NULL,
	`actor` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `catalogue_publications_bundle` ON `catalogue_publications` (`namespace`,`locale`,`bundle_hash`);--> statement-breakpoint
CREATE TABLE `catalogue_texts` (
	`hash` text NOT NULL,
	`part` integer NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`hash`, `part`)
);
--> statement-breakpoint
CREATE TABLE `catalogue_uploads` (
	`id` text PRIMARY KEY NOT NULL,
	`namespace` text NOT NULL,
	`locale` text NOT NULL,
	`state` text NOT NULL,
	`text_hash` text NOT NULL,
	`file_name` text NOT NULL,
	`format` text NOT NULL,
	`encoding` text NOT NULL,
	`bytes` integer NOT NULL,
	`base_number` integer,
	`head_number` integer,
	`note` text NOT NULL,
	`author` text NOT NULL,
	`author_id` text NOT NULL,
	`at` integer NOT NULL,
	`applied_as` integer,
	`applied_at` integer
);
--> statement-breakpoint
CREATE INDEX `catalogue_uploads_of` ON `catalogue_uploads` (`namespace`,`locale`,`at`);--> statement-breakpoint
CREATE TABLE `catalogue_versions` (
	`namespace` text NOT NULL,
	`locale` text NOT NULL,
	`number` integer NOT NULL,
	`hash` text NOT NULL,
	`text_hash` text NOT NULL,
	`meta_hash` text NOT NULL,
	`keys` integer NOT NULL,
	`author` text NOT NULL,
	`author_id` text NOT NULL,
	`at` integer NOT NULL,
	`note` text NOT NULL,
	`base_number` integer,
	`parent_number` integer,
	`restored_number` integer,
	`upload_id` text,
	`report` text NOT NULL,
	PRIMARY KEY(`namespace`, `locale`, `number`)
);
--> statement-breakpoint
CREATE TABLE `catalogues` (
	`namespace` text NOT NULL,
	`locale` text NOT NULL,
	`version` integer NOT NULL,
	`draft` integer NOT NULL,
	`published` integer,
	`bundle_hash` text,
	`published_at` integer,
	`built_in_hash` text,
	`product_seq` integer,
	PRIMARY KEY(`namespace`, `locale`)
);
--> statement-breakpoint
CREATE INDEX `catalogues_product` ON `catalogues` (`product_seq`) WHERE product_seq IS NOT NULL;--> statement-breakpoint
CREATE TABLE `missing_keys` (
	`namespace` text NOT NULL,
	`locale` text NOT NULL,
	`key` text NOT NULL,
	`fallback` text NOT NULL,
	`count` integer NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	PRIMARY KEY(`namespace`, `locale`, `key`)
);
--> statement-breakpoint
CREATE TABLE `namespaces` (
	`name` text PRIMARY KEY NOT NULL,
	`source_locale` text NOT NULL,
	`settings` text NOT NULL,
	`collects_missing` integer NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL
);
