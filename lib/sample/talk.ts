/** A comment of the sample edition, found by the place in its list; invented, like whoever says it. */
export type SampleComment = {
  by: string
  /** Minutes before the edition's now. */
  ago: number
  text: string
  /** The place of the comment that it answers. */
  answers?: number
  agrees?: number
  edited?: true
  /** Deleted by its author after it was answered: a stub. */
  deleted?: true
  /** Waits for a moderator. */
  held?: true
}

/** The story that is talked about most, by its address in the bundle. */
export const TALKED_ABOUT = 'city-desk/the-river-surfers-get-their-wave-back'

/** 24 comments, one of them a stub, and one more that waits. */
export const sampleTalk: readonly SampleComment[] = [
  {
    by: 'Mira K.',
    ago: 40,
    agrees: 14,
    text: 'I was there on Thursday for the second test flow. The gravel bank is already settling, so it will be interesting to see it after the first cold night.',
  },
  {
    by: 'Tobias O.',
    ago: 22,
    agrees: 5,
    answers: 0,
    text: 'They left the survey pegs in. You can see them from the footbridge.',
  },
  { by: 'Anneli V.', ago: 20, agrees: 2, answers: 1, text: 'The orange ones? I took those for lost fishing floats.' },
  { by: 'Tobias O.', ago: 18, agrees: 3, answers: 2, text: 'Every float is a survey peg if you wait long enough.' },
  { by: 'Mira K.', ago: 15, answers: 3, text: 'I am writing that on the club house wall.' },
  {
    by: 'Henrik D.',
    ago: 38,
    agrees: 9,
    edited: true,
    text: 'Forty lorries of gravel sounds like a lot. For comparison: the bridge repair needed about three hundred.\n\nCorrected: three hundred and twelve. My neighbour counted.',
  },
  { by: 'Oda L.', ago: 36, agrees: 1, answers: 5, text: 'Your neighbour sounds like a man with a window.' },
  { by: 'Paul R.', ago: 37, deleted: true, text: '' },
  {
    by: 'Anneli V.',
    ago: 33,
    agrees: 4,
    answers: 7,
    text: 'Whoever it was: I thought it was a fair question. The water board answers such letters, slowly, but it does.',
  },
  {
    by: 'Jonas',
    ago: 35,
    agrees: 7,
    text: 'My daughter learned to fall into cold water there, which she says is the whole of surfing.',
  },
  {
    by: 'Lotte S.',
    ago: 31,
    agrees: 2,
    answers: 9,
    text: 'She is right. The standing is only what one does between falls.',
  },
  {
    by: 'Casimir B.',
    ago: 34,
    agrees: 6,
    text: 'I am no surfer. I fish a little further down, and the trout have come back since the channel was drained. Could somebody please look after both?',
  },
  {
    by: 'Mira K.',
    ago: 30,
    agrees: 8,
    answers: 11,
    text: 'The model had fish in it. Small ones made of cork, but they counted them.',
  },
  {
    by: 'Casimir B.',
    ago: 27,
    agrees: 3,
    answers: 12,
    text: 'Then I will sit beside them and count as well. Thank you.',
  },
  {
    by: 'Nuria T.',
    ago: 32,
    agrees: 1,
    text: 'Is there anywhere to stand for people who only want to look? The steps are steep with a pram.',
  },
  {
    by: 'Oda L.',
    ago: 29,
    agrees: 5,
    answers: 14,
    text: 'The upper terrace has a ramp now, on the side of the bakery. Come before nine and it is yours alone.',
  },
  { by: 'Nuria T.', ago: 26, answers: 15, text: 'Before nine is not the hard part with a pram. Thank you!' },
  { by: 'Falk E.', ago: 28, text: 'What does the whole thing cost, and who pays? The story does not say.' },
  {
    by: 'Henrik D.',
    ago: 25,
    agrees: 4,
    answers: 17,
    text: 'It stood in the council minutes of May: the inspection was paid for anyway, the gravel came from the harbour, and the club paid for the lorries with a summer of sausages.',
  },
  { by: 'Lotte S.', ago: 24, agrees: 2, answers: 18, text: 'I ate at least two of those lorries.' },
  {
    by: 'Edda W.',
    ago: 23,
    agrees: 3,
    text: 'A lovely piece. I read it aloud at breakfast, and nobody reached for the jam until it was over.',
  },
  {
    by: 'Jonas',
    ago: 16,
    agrees: 1,
    text: 'Does the wave make that low sound again? One used to hear it from the library, with the windows open.',
  },
  {
    by: 'Tobias O.',
    ago: 12,
    agrees: 2,
    answers: 21,
    text: 'It does. A little higher than before, I think. Somebody with a piano should come and tell us.',
  },
  { by: 'Edda W.', ago: 8, agrees: 1, answers: 22, text: 'I have a piano, but it is heavier than the gravel.' },
  {
    by: 'Falk E.',
    ago: 5,
    answers: 17,
    text: 'Found the minutes. For others who look: page nine, below the playgrounds.',
  },
  {
    by: 'Zora P.',
    ago: 3,
    held: true,
    text: 'First time here. Is there a course for people over sixty? I have a wetsuit and no idea.',
  },
]

/** What else is talked about, so that a list of it has something to show. */
export const sampleAsides: readonly { story: string; comments: readonly SampleComment[] }[] = [
  {
    story: 'city-desk/the-night-shift-that-keeps-the-tram-network-honest',
    comments: [
      {
        by: 'Oda L.',
        ago: 55,
        agrees: 6,
        text: 'Six people and one notebook. I shall never complain about the 4:40 again.',
      },
      { by: 'Casimir B.', ago: 50, agrees: 2, answers: 0, text: 'You will, on Monday. But more kindly.' },
      { by: 'Anneli V.', ago: 45, text: 'Please print a picture of the notebook one day.' },
    ],
  },
  {
    story: 'culture-post/a-small-library-that-lends-musical-instruments',
    comments: [
      { by: 'Edda W.', ago: 60, agrees: 4, text: 'I borrowed the accordion. I apologise to the house.' },
      { by: 'Lotte S.', ago: 52, agrees: 3, answers: 0, text: 'The house is in the back yard, listening. Go on.' },
    ],
  },
  {
    story: 'readers-page/in-defence-of-the-slow-checkout',
    comments: [
      {
        by: 'Jonas',
        ago: 58,
        agrees: 8,
        text: 'I am one of the eight or nine. The man with the one thing had two on Friday. We are all a little worried.',
      },
      { by: 'Nuria T.', ago: 51, agrees: 5, answers: 0, text: 'He had a guest. It was a second lemon.' },
      { by: 'Falk E.', ago: 46, agrees: 3, text: 'Whoever draws up the second table: I offer graph paper.' },
      { by: 'Tobias O.', ago: 39, agrees: 6, text: 'And the dachshund? We demand a reply from the dachshund.' },
    ],
  },
  {
    story: 'culture-post/forty-years-of-photographs-from-one-bridge',
    comments: [
      {
        by: 'Mira K.',
        ago: 57,
        agrees: 5,
        text: 'I believe I am in number 1,604: the umbrella that lost, on the left. May one ask for a print?',
      },
      {
        by: 'Henrik D.',
        ago: 48,
        agrees: 2,
        answers: 0,
        text: 'He is there every Sunday at eight. Bring the umbrella.',
      },
      { by: 'Anneli V.', ago: 41, agrees: 4, text: 'The dab of nail varnish is still on the railing. It is red.' },
    ],
  },
  {
    story: 'city-desk/why-the-old-market-hall-voted-to-stay-open-on-mondays',
    comments: [
      { by: 'Casimir B.', ago: 56, agrees: 7, text: 'Thirty-eight votes to six, and one cat who abstained.' },
      { by: 'Oda L.', ago: 49, agrees: 3, answers: 0, text: 'Herr Doktor does not abstain. He takes his time.' },
      { by: 'Lotte S.', ago: 44, agrees: 1, text: 'Could the signs be used on the back? They must be good cardboard.' },
    ],
  },
]
