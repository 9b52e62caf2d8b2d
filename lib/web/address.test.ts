import { describe, expect, it } from 'vitest'
import { isPublicAddress, mayConnect } from './address.ts'

describe('addresses', () => {
  it.each([
    '127.0.0.1',
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '192.168.1.1',
    '192.0.2.1',
    '198.18.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::7f00:1',
    '::a9fe:a9fe',
    '64:ff9b::7f00:1',
    '64:ff9b:1::7f00:1',
    '2002:7f00:1::',
    '2001::1',
    '2001:db8::1',
    'fc00::1',
    'fd12::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    '4000::1',
    '5f00::1',
    '8000::1',
    '2a00:1450:4001:800:0:5efe:7f00:1',
    '2a00:1450:4001:800:200:5efe:7f00:1',
    'localhost',
    '',
  ])('%s is not on the open internet', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  it.each(['1.1.1.1', '93.184.216.34', '::ffff:93.184.216.34', '2a00:1450:4001:800::200e', '2606:4700::1111'])(
    '%s is on the open internet',
    (address) => {
      expect(isPublicAddress(address)).toBe(true)
    },
  )

  it('a public address is reached at the ports of the web only', () => {
    for (const port of [80, 443, 8080, 8443]) expect(mayConnect('1.1.1.1', port, [])).toBe(true)
    for (const port of [22, 25, 3306, 5432, 6379, 8081]) expect(mayConnect('1.1.1.1', port, [])).toBe(false)
  })

  it('the operator opens exactly one network and port', () => {
    const allow = [
      { address: '127.0.2.0', bits: 24, port: 8099 },
      { address: 'fd00::', bits: 8, port: 443 },
    ]
    expect(mayConnect('127.0.2.7', 8099, allow)).toBe(true)
    expect(mayConnect('::ffff:127.0.2.7', 8099, allow)).toBe(true)
    expect(mayConnect('127.0.2.7', 8098, allow)).toBe(false)
    expect(mayConnect('127.0.3.7', 8099, allow)).toBe(false)
    expect(mayConnect('fd12::1', 443, allow)).toBe(true)
    expect(mayConnect('fe80::1', 443, allow)).toBe(false)
    expect(mayConnect('not an address', 8099, allow)).toBe(false)
  })
})
