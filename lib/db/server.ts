import { Pool } from 'pg'
import { log } from '#lib/log.ts'

/**
 * A pool on a PostgreSQL server. A connection that is lost later is a failed query, never the end of the process.
 * The address may set its own limits (`?statement_timeout=20000`), which win.
 */
export function openServer(databaseUrl: string): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    application_name: 'broadsheet',
    max: 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 5_000,
    idle_in_transaction_session_timeout: 10_000,
    // As the embedded database has it, so that raw values read the same on both.
    options: '-c timezone=UTC -c datestyle=ISO',
  })
  pool.on('error', (error) => log('warn', 'database connection lost', { message: error.message }))
  return pool
}
