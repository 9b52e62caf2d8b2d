import type { Messages } from '#lib/messages/model.ts'

/** The words that scripts fill in themselves: messages that are functions, with their places left open in braces. */
export function openWords(say: Messages['places']) {
  const { results, count, countOne, countNone } = say
  return {
    ...{ results, count, countOne, countNone },
    plain: say.offer('{name}', '{country}', null),
    near: say.offer('{name}', '{country}', '{near}'),
  }
}
