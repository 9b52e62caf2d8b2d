import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { testPress } from '#lib/testing/press.ts'

const { press, get } = testPress()
const PATH = '/account/export/broadsheet.zip'

/** A file of these parts, the second of which waits until it is let go. */
function slowFile() {
  const gate = Promise.withResolvers<void>()
  const told = { made: 0, ended: 0, closed: false, asked: [] as unknown[] }
  async function* parts() {
    try {
      told.made += 1
      yield Buffer.from('first')
      await gate.promise
      told.made += 1
      yield Buffer.from('second')
    } finally {
      told.closed = true
    }
  }
  const ended = () => {
    told.ended += 1
  }
  press.takeouts = {
    async open(...given) {
      told.asked.push(given)
      return { is: 'file', name: 'broadsheet-ines.zip', parts: parts(), ended }
    },
  }
  return { told, go: gate.resolve }
}

describe('the file of all that is somebody’s', () => {
  it('is sent while it is made, for one person alone, and Next is not asked', async () => {
    const { told, go } = slowFile()
    const socket = connect(press.port, '127.0.0.1')
    socket.write(
      `GET ${PATH}?pictures=no HTTP/1.1\r\nhost: localhost:${press.port}\r\ncookie: a=b\r\nconnection: close\r\n\r\n`,
    )
    let text = ''
    socket.on('data', (part) => {
      text += part
    })
    await expect.poll(() => text).toContain('first')
    expect(told).toMatchObject({ made: 1, ended: 0 })
    go()
    await once(socket, 'close')
    expect(text).toContain('second')
    expect(text).toMatch(/content-type: application\/zip/i)
    expect(text).toMatch(/cache-control: private, no-store/i)
    expect(text).toMatch(/content-disposition: attachment; filename="broadsheet-ines\.zip"/i)
    expect(told).toMatchObject({ ended: 1, closed: true, asked: [['a=b', false]] })
    expect(press.seen).toEqual([])
  })

  it('is given up where its client goes away, and makes room for the next', async () => {
    const { told, go } = slowFile()
    const socket = connect(press.port, '127.0.0.1')
    socket.write(`GET ${PATH} HTTP/1.1\r\nhost: localhost:${press.port}\r\n\r\n`)
    await once(socket, 'data')
    socket.destroy()
    go()
    await expect.poll(() => told).toMatchObject({ ended: 1, closed: true })
  })

  it('breaks off where it cannot be made whole, so that nobody takes a part for it', async () => {
    const { told } = slowFile()
    const { open } = press.takeouts
    press.takeouts = {
      async open(...given) {
        const opened = await open(...given)
        async function* broken() {
          yield Buffer.from('first')
          throw new Error('the store is away')
        }
        return opened.is === 'file' ? { ...opened, parts: broken() } : opened
      },
    }
    const got = await get(PATH)
    // The last chunk, which says that it was all, never came.
    expect(got.text).not.toMatch(/0\r\n\r\n$/)
    expect(told.ended).toBe(1)
  })

  it('leads nobody to sign in, and asks to wait while others are made', async () => {
    expect(await get(PATH)).toMatchObject({ status: 303, headers: { location: '/sign-in?back=/account/export' } })
    press.takeouts = { open: async () => ({ is: 'busy' }) }
    const busy = await get(PATH)
    expect(busy).toMatchObject({ status: 503, headers: { 'retry-after': '60' } })
    expect(busy.text).toContain('Your file is being made already')
  })

  it('answers a mere look without making anything, and takes nothing that is sent', async () => {
    const { told } = slowFile()
    expect(await get(PATH, {}, 'HEAD')).toMatchObject({ status: 200, text: '' })
    expect(told).toMatchObject({ made: 0, ended: 1 })
    expect((await get(PATH, {}, 'POST')).status).not.toBe(200)
  })
})
