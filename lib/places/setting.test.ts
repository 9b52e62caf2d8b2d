import { describe, expect, it } from 'vitest'
import { SettingError } from '#lib/config.ts'
import { checkPaperPlace, placeOfPaper } from './setting.ts'

describe('the place of the paper', () => {
  it('an unknown one stops the start with one line that names the setting', () => {
    expect(() => checkPaperPlace('Atlantis on Sea')).toThrow(SettingError)
    expect(() => checkPaperPlace('Atlantis on Sea')).toThrow(/^The setting PAPER_PLACE [^\n]*"Atlantis on Sea"\.$/)
  })

  it('a known one, or none, does not', () => {
    for (const setting of [null, 'Munich', 'Köln', 'Paris, FR', '2867714'])
      expect(() => checkPaperPlace(setting)).not.toThrow()
  })

  it('is shown under the name that the operator gave it, if that is a name', () => {
    expect(placeOfPaper({ place: 'München' })).toMatchObject({ id: 2867714, name: 'München' })
    expect(placeOfPaper({ place: 'munich' }).name).toBe('Munich')
    expect(placeOfPaper({ place: 'Paris, FR' }).name).toBe('Paris')
    expect(placeOfPaper({ place: '2867714' }).name).toBe('Munich')
  })

  it('falls back on the default where the list no longer knows the stored one', () => {
    expect(placeOfPaper({ place: 'Atlantis on Sea' }).id).toBe(2867714)
  })
})
