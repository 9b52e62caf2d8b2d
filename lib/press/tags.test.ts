import { describe, expect, it } from 'vitest'
import { tagsOf, tagsOfChange } from './tags.ts'

describe('what a page is recalled by', () => {
  it.each([
    ['/', ['all', 'front']],
    ['/article/a-story-7', ['all', 'article:7']],
    ['/article/%61-7', ['all', 'article:7']],
    ['/article/no-number', ['all']],
    ['/section/city', ['all', 'lists']],
    ['/latest', ['all', 'lists']],
    ['/edition/2025-08-10', ['all', 'lists']],
    ['/list/a-list_of-22-characters', ['all', 'lists', 'list:a-list_of-22-characters']],
    ['/list/a-list_of-22-characters/feed.xml', ['all', 'lists', 'list:a-list_of-22-characters']],
    ['/about', ['all']],
  ])('%s', (path, tags) => {
    expect(tagsOf(path)).toEqual(tags)
  })

  it('new articles are seen on the front and in lists; very many change the paper', () => {
    expect(tagsOfChange([7, 9])).toEqual(['front', 'lists', 'article:7', 'article:9'])
    expect(tagsOfChange(Array.from({ length: 101 }, (_, index) => index + 1))).toEqual(['all'])
  })
})
