import { splitStems } from './tokens.ts'

const WORDS = `a about am an and any are as at be been but by can could did do does for from get give had has have he her hers
him his how i if in into is it its just me my mine of on or our please she should so some tell than that the their them then
there these they this those to was we were what when where which who whom why will with would you your yours also s t m re ve
ll d isn aren wasn don doesn didn can won wouldn shouldn couldn im ive id dont cant doesnt isnt u ur r wat wats whats pls plz thx cuz bc abt gonna wanna gotta
between vs versus among while because until ever each both during got`

const STOPS = new Set(splitStems(WORDS))

/** Whether a stem carries no subject: articles, pronouns, question words and the like. */
export function isStopStem(stem: string): boolean {
  return STOPS.has(stem)
}
