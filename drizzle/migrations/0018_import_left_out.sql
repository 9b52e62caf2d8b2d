ALTER TABLE "import_lines" ADD COLUMN "left_out" text[];--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "beyond" integer DEFAULT 0 NOT NULL;