import { describe, expect, it } from 'vitest'
import { readRequest, UsageError } from './request.ts'

const read = (line: string) => readRequest(line.split(' ').filter(Boolean), '/home/reader')

describe('the command line', () => {
  it('understands every command of the contract', () => {
    expect(read('source add https://a.example --section City --reuse full')).toEqual({
      name: 'source add',
      operands: ['https://a.example'],
      options: { section: 'City', reuse: 'full' },
      json: false,
    })
    for (const line of [
      'source list',
      'source show 3',
      'source pause city-desk',
      'source set 3 --include .story --full-text off',
      'source resume 3',
      'source remove 3',
      'section list',
      'section add City',
      'section rename city Town',
      'section remove city',
      'poll',
      'poll --source 3 --now',
      'sample add',
      'sample remove',
      'backup',
      'doctor --json',
    ]) {
      expect(read(line), line).toMatchObject({ name: expect.any(String) })
    }
    expect(read('--help')).toBe('help')
    expect(read('source add --help')).toBe('help')
  })

  it('has no command by the names that every object has', () => {
    for (const line of ['constructor', 'toString', '__proto__']) {
      expect(() => read(line), line).toThrow(UsageError)
    }
  })

  it('resolves a FILE where the caller stands', () => {
    expect(read('restore kept/a.gz')).toMatchObject({ operands: ['/home/reader/kept/a.gz'] })
    expect(read('backup /tmp/a.gz')).toMatchObject({ operands: ['/tmp/a.gz'] })
    expect(read('backup')).toMatchObject({ operands: [] })
  })

  it('refuses what it does not understand, in one sentence', () => {
    for (const line of [
      '',
      'bogus',
      'source',
      'source add',
      'source add a b',
      'source add a --reuse some',
      'source list --now',
      'source set 3',
      'source set 3 --full-text perhaps',
      'source list --include .story',
      'section rename city',
      'poll --bogus',
      'poll --source',
      'restore',
    ]) {
      expect(() => read(line), line).toThrow(UsageError)
    }
  })
})
