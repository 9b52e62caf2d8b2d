import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type CachingProxy = { url: string; stop(): Promise<void> }

/** What README.md tells an operator to write, for a port of ours and with the way of each answer told in `x-cache`. */
function configuration(folder: string, port: number, upstream: string): string {
  const readme = readFileSync(fileURLToPath(new URL('../README.md', import.meta.url)), 'utf8')
  const [, example] = /```nginx\n([\s\S]*?)```/.exec(readme) ?? []
  if (!example) throw new Error('README.md has no example for nginx')
  const changes: [RegExp, string][] = [
    [/\/var\/cache\/nginx\/broadsheet/, join(folder, 'cache')],
    [/listen 443 ssl;/, `listen 127.0.0.1:${port};`],
    [/http:\/\/127\.0\.0\.1:3000/, upstream],
    [/proxy_cache broadsheet;/, 'proxy_cache broadsheet; add_header x-cache $upstream_cache_status always;'],
  ]
  let site = example
  for (const [pattern, text] of changes) {
    if (!pattern.test(site)) throw new Error(`the example for nginx has no ${pattern}`)
    site = site.replace(pattern, () => text)
  }
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  return `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
events {}
http {
access_log off;
${kinds.map((kind) => `${kind}_temp_path ${folder}/temp/${kind};`).join('\n')}
${site}
}
`
}

/**
 * @param nginx its path
 * @param port it listens on, at 127.0.0.1
 * @param upstream the paper's own address
 */
export async function startNginx(nginx: string, port: number, upstream: string): Promise<CachingProxy> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-nginx-'))
  mkdirSync(join(folder, 'temp'))
  const file = join(folder, 'nginx.conf')
  writeFileSync(file, configuration(folder, port, upstream))
  const child = spawn(nginx, ['-p', folder, '-c', file], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr?.on('data', (part) => {
    said += part
  })
  const url = `http://127.0.0.1:${port}`
  for (;;) {
    if (child.exitCode !== null) throw new Error(`nginx ended:\n${said}`)
    const answers = await fetch(`${url}/api/health`).then(
      () => true,
      () => false,
    )
    if (answers) break
    await new Promise((settle) => setTimeout(settle, 50))
  }
  return {
    url,
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
