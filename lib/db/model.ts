import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type * as schema from '#drizzle/schema/index.ts'

/**
 * The store as every query and command takes it: the embedded database and a PostgreSQL server
 * both fit without a cast. Only `lib/db` knows which one it is.
 */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>
