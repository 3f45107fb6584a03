import { splitStems } from '../../knowledge/tokens.ts'

/**
 * Words that a writer may add without claiming anything of medicine: they say how one goes about a talk, a visit or a thought. No word
 * is here that names a sign, a treatment, a test, a part of the body, a quality, a direction, or an act that a patient could take.
 */
const NEUTRAL = new Set(
  splitStems(`
  person people patient someone somebody anyone thing something anything way step part point place kind type sort form example case fact
  reason idea sense matter topic detail information info situation option choice question answer word term
  ask tell talk speak discuss mention explain describe share learn know understand find see look read hear think consider remember want wish
  decide choose plan let try mean refer include involve offer give provide make get put come happen become seem appear say note keep feel
  down time afterward
  now also too just even simply really quite very rather still yet instead own other another whole basic plain clear quick
  several various particular specific much every
  here there where together along around across within upon toward towards via like such about
  doctor team staff nurse clinician oncologist care visit appointment conversation medical
  while because however therefore though although since so whether either thus
  called call named known write written list set bit lot
  would could let result itself themselves yourself oneself done given gave made seen told thought said chosen felt kept got stand according
  out up over through available especially particularly importantly additionally overall usually certainly sure whatever whichever however
  able age aged remember aware careful carefully straight add person own someone's others both point mind whole exactly specifically
  suggest able describe stated says means meaning meant involve utilize sit found collect combine contain vary varies experience notice occur
  receive undergo provide arrange go goes going went gone greatly request develop member belong once everything reach apply
  `),
)
// Calling is an act: only "is called" is neutral, and the stem cannot tell them apart.
NEUTRAL.delete('call')

/** Whether a stem may stand in a claim though no passage has it. */
export const isNeutral = (stem: string) => NEUTRAL.has(stem)
