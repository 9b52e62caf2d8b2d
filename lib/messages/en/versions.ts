const words = (count: number) => `${count} ${count === 1 ? 'word' : 'words'}`

/** What an article was, and what became of it. */
export const versions = {
  /** Before the link `whatChanged`. */
  changedAt: (time: string) => `Changed at ${time}:`,
  changedOn: (date: string) => `Changed on ${date}:`,
  whatChanged: 'what changed',
  changes: {
    title: 'What changed',
    of: 'What the source has changed in this story since it was first seen here, newest first.',
    nothing: 'Nothing has been changed in this story.',
    toStory: 'To the story as it is now',
    excerptOnly:
      'The source keeps the whole text to itself or to signed-in readers: headline and standfirst are compared.',
    textToo: 'The text was changed; it is not shown here.',
    headline: 'Headline',
    standfirst: 'Standfirst',
    text: 'Text',
    kept: (count: number) => `… ${count} ${count === 1 ? 'paragraph' : 'paragraphs'} as before …`,
    before: 'As it was before',
  },
  /** Spoken before and after marked words. */
  added: 'added:',
  removed: 'taken out:',
  end: 'end of change',
  sum: (added: number, removed: number): string =>
    [added && `${words(added)} added`, removed && `${words(removed)} taken out`].filter(Boolean).join(', ') ||
    'only marks and spaces',
  versions: {
    title: 'All its texts',
    number: (number: number) => `Text ${number}`,
    present: 'as it is now',
    was: (number: number, of: number, from: string, until: string) =>
      `Text ${number} of ${of}: how this story read from ${from} to ${until}.`,
    is: (number: number, of: number, from: string) => `Text ${number} of ${of}: how this story reads since ${from}.`,
    notWhole: 'The source keeps this text to itself or to signed-in readers.',
  },
  corrections: {
    title: 'Corrections',
    of: 'What sources have changed in their stories after these were in the paper. A change brings no story back to the top.',
    nothing: 'No source has changed a story yet.',
    older: 'Older changes',
    newHeadline: 'Headline',
  },
}
