-- The search index: derived from the main database, and rebuilt from it at any time. It has a
-- database of its own, since one that holds an FTS5 table cannot be exported.

-- One row: which slot readers see, how far the change log has been followed, and what is being built.
CREATE TABLE `search_state` (
	`id` integer PRIMARY KEY CHECK (`id` = 1),
	`version` integer NOT NULL,
	`live` integer NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`recipe` integer NOT NULL,
	`phase` text NOT NULL,
	`place` text NOT NULL,
	`built_at` integer
);
--> statement-breakpoint
INSERT INTO `search_state` VALUES (1, 0, 0, 0, 0, 0, 'wanted', '', NULL);
--> statement-breakpoint
-- One row an article and language; its number is the row's in the index.
CREATE TABLE `search_documents` (
	`id` integer PRIMARY KEY,
	`slot` integer NOT NULL,
	`article_id` text NOT NULL,
	`locale` text NOT NULL,
	`revision` integer NOT NULL,
	`text` text NOT NULL,
	`about` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_documents_edition` ON `search_documents` (`slot`,`article_id`,`locale`);
--> statement-breakpoint
-- The Worker cuts texts into terms (src/search/tokens.ts); nothing is left to the tokenizer.
CREATE VIRTUAL TABLE `search_index` USING fts5(
	terms,
	content = '', contentless_delete = 1, tokenize = 'ascii'
);
--> statement-breakpoint
-- Things whose articles must all be indexed anew, and behind which of them to go on.
CREATE TABLE `search_spreads` (
	`facet` text PRIMARY KEY,
	`place` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
-- Words of the register's names as they are written, and by each of them with one letter missing.
CREATE TABLE `search_words` (
	`slot` integer NOT NULL,
	`word` text NOT NULL,
	`enterprise_id` text NOT NULL,
	`shown` text NOT NULL,
	PRIMARY KEY (`slot`,`word`,`enterprise_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `search_words_enterprise` ON `search_words` (`slot`,`enterprise_id`);
--> statement-breakpoint
CREATE TABLE `search_spellings` (
	`slot` integer NOT NULL,
	`spelling` text NOT NULL,
	`word` text NOT NULL,
	PRIMARY KEY (`slot`,`spelling`,`word`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `search_spellings_word` ON `search_spellings` (`slot`,`word`);
