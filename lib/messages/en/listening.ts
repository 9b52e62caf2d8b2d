/** A story read aloud by the reader's own device. */
export const listening = {
  label: 'Read aloud',
  listen: 'Listen',
  pause: 'Pause',
  goOn: 'Continue',
  before: 'Previous sentence',
  next: 'Next sentence',
  stop: 'Stop',
  speed: 'Speed',
}
