import { describe, expect, it } from 'vitest'
import { isTooCommon } from './common-passwords.ts'

const about = { handle: 'nora-lind', paper: 'Broadsheet', email: 'n.lindgren@harbour.example' }

const BAD = `password123 password1234 Password1! P@ssw0rd123 passw0rd2024 passwordpassword mypassword1 password12345678
  qwertyuiop qwerty12345 qwertyqwerty qwerty123456 asdfghjkl1 asdfghjkl; zxcvbnm123 1qaz2wsx3edc 1q2w3e4r5t qazwsxedcrfv
  q1w2e3r4t5y6 zaq1xsw2cde3 qwertzuiop azertyuiop poiuytrewq 1234567890 0987654321 12345678910 123456789a 1234567891
  1111111111 0000000000 aaaaaaaaaa 1212121212 1231231231 123123123123 1122334455 9876543210 0123456789 147258369a
  abcdefghij abcdefghijk abcabcabcabc abcd1234567 abc123456789 a1b2c3d4e5 iloveyou12 iloveyou123 iloveyou2 iloveyouforever
  basketball football123 liverpool1 liverpool123 manchester1 chelsea123 arsenal123 realmadrid1 barcelona1 juventus123
  sunshine123 princess123 michael123 jennifer1987 jessica2005 alexander1 christopher christina1 elizabeth1 stephanie1
  superman123 batman1234 starwars77 pokemon123 minecraft1 dragonball1 welcome123 letmein1234 changeme123 admin12345
  administrator administrator1 trustno1trustno1 whatever123 computer123 internet12 california1 newyork2020 london2012
  germany2006 passwort123 ichliebedich sonnenschein schatzi123 motdepasse1 contrasena1 hallo12345 summer2024! winter2023!
  monkeymonkey monkeydragon jesuschrist1 jesus12345 blessed123 fuckyou123 fuckyou1234 sexysexysexy 5555555555 7777777777
  testtest12 test123456 guest12345 loveyou1234 babygirl12 butterfly1 chocolate1 cheese12345 mustang1967 mercedes12
  broadsheet broadsheet1 Broadsheet2025 noralind12 nora-lind-2025 lindgren123 n.lindgren@harbour.example pa55w0rd99`
  .split(/\s+/)
  .filter(Boolean)

const GOOD = [
  'correct horse battery staple',
  'teapot lantern quarry mothball',
  'vier Möwen tragen Gummistiefel',
  'Nora likes teapots in a quiet harbour',
  'xk7qpz20vdm4',
  'Zw9!rt4#kLm2',
  'gravelpath umbrella',
  'a kettle full of postage stamps',
  'mein Fahrrad quietscht bei Regen',
  '日本の庭に雨が降る夜の音',
  '8352901746283',
  'plumtree-otter-vestibule',
]

describe('a password that is tried first', () => {
  it('the list is long enough to mean something', () => expect(BAD.length).toBeGreaterThan(100))
  it.each(BAD)('%s is refused', (password) => expect(isTooCommon(password, about)).toBe(true))
  it.each(GOOD)('%s is allowed', (password) => expect(isTooCommon(password, about)).toBe(false))

  it('case, spaces and leet letters make none better', () => {
    for (const password of ['PASSWORD 123', 'pass word 123', '1L0v3y0u!!', 'Dr4g0n2020'])
      expect(isTooCommon(password, about)).toBe(true)
  })

  it('what repeats is as weak as its part, however long', () => {
    for (const part of ['a', 'ab', 'abc', 'love', '1234', 'qwerty'])
      expect(isTooCommon(part.repeat(30).slice(0, 256), about)).toBe(true)
  })

  it('one’s own handle and address are no secret, another’s are no matter', () => {
    expect(isTooCommon('mirabeau1912', { handle: 'mirabeau', paper: 'Broadsheet' })).toBe(true)
    expect(isTooCommon('mirabeau1912', about)).toBe(false)
  })
})
