import { describe, expect, it } from 'vitest'
import { keyOf, VARIANTS } from './model.ts'
import { pictureSigner } from './sign.ts'

const signer = pictureSigner('a secret of the tests, as long as the real one is')
const KEY = keyOf('https://news.example/harbour.jpg')
const PATH = signer.picture(KEY, '640.webp')

describe('an address below /img/', () => {
  it('names what was signed, every width and the preview, and a card', () => {
    for (const variant of VARIANTS) {
      expect(signer.read(signer.picture(KEY, variant))).toEqual({ kind: 'picture', key: KEY, variant })
    }
    expect(signer.read(signer.card('7', 'abcdefgh'))).toEqual({ kind: 'card', of: '7', mark: 'abcdefgh' })
    expect(signer.read(signer.card('paper', 'abcdefgh'))).toMatchObject({ of: 'paper' })
  })
  it('with any letter of it changed names nothing', () => {
    for (let at = '/img/'.length; at < PATH.length; at += 1) {
      const other = PATH[at] === 'A' ? 'B' : 'A'
      expect(signer.read(PATH.slice(0, at) + other + PATH.slice(at + 1))).toBeNull()
    }
  })
  it('of another width, with the signature of one that we signed, names nothing', () => {
    for (const width of ['320', '641', '0', '99999', '0640']) {
      expect(signer.read(PATH.replace('/640.webp', `/${width}.webp`))).toBeNull()
    }
    expect(signer.read(PATH.replace('.webp', '.jpg'))).toBeNull()
  })
  it('without a signature, or with one by another secret, names nothing', () => {
    const other = pictureSigner('another secret of the tests, of the same length.')
    expect(signer.read(other.picture(KEY, '640.webp'))).toBeNull()
    expect(signer.read(`/img/${KEY}/640.webp`)).toBeNull()
    expect(signer.read(`/img/${'A'.repeat(22)}/${KEY}/640.webp`)).toBeNull()
  })
  it('that leads elsewhere, or says more than it may, names nothing', () => {
    for (const path of [
      `${PATH}/../../secret`,
      `${PATH}%2f..%2f..%2fsecret`,
      `${PATH}\r\nset-cookie: a=b`,
      `${PATH}?w=9`,
      PATH.replace(KEY, '../../../../etc/passwd'),
      PATH.toUpperCase(),
      ` ${PATH}`,
    ])
      expect(signer.read(path)).toBeNull()
  })
})
