import { splitStems } from './tokens.ts'

const WORDS = `a about am an and any are as at be been but by can could did do does for from get give had has have he her hers
him his how i if in into is it its just me my mine of on or our please she should so some tell than that the their them then
there these they this those to was we were what when where which who whom why will with would you your yours also s t m re ve
ll d isn aren wasn don doesn didn can won wouldn shouldn couldn im ive id dont cant doesnt isnt u ur r wat wats whats pls plz thx cuz bc abt gonna wanna gotta
between vs versus among while because until ever each both during got`

/** Words that questions are made of: they ask about a subject and name none. */
const ASKING_WORDS = `mean meaning explain explanation know knowing question answer understand tell help need want like think feel happen
thing anything something everything way make good right look use more much many long often best new still even really also
actually difference different example important matter information advice talk say said one two people person patient
out up off over back after before first last mom mum mother dad father husband wife partner spouse son daughter brother sister
friend family someone anyone hi hello thanks thank dear sorry today now again go going come took take taking old year years recently currently dangerous danger cope coping deal handle happen usual normal common feeling kind type sort anymore lot bit
done doing getting having am being makes made try trying keep use used using told receive received give given
til till next quick quickly fast soon possible possibly able enough sure maybe well easy easily`

const STOPS = new Set(splitStems(WORDS))
const ASKING = new Set(splitStems(ASKING_WORDS))

/** Whether a stem carries no subject: articles, pronouns, question words and the like. */
export function isStopStem(stem: string): boolean {
  return STOPS.has(stem)
}

/** Whether a stem names no subject: it only asks, or it is a little word. */
export function isAskingStem(stem: string): boolean {
  return ASKING.has(stem) || isStopStem(stem)
}
