/**
 * Everyday words beside those of articles, for choosing a topic and a section. Wider than `knowledge/vocabulary.ts`: these need not
 * mean the same, as long as who says the one asks for what is said of the other. They support no claim of a model.
 */
import { splitStems } from '../knowledge/tokens.ts'
import { alikeStems } from '../knowledge/vocabulary.ts'

const GROUPS = [
  'lump, bump, knot, nodule, swelling',
  'scared, afraid, frightened, terrified, fear, anxious, anxiety, panic, panicking, worried, worry',
  'sad, sadness, depressed, depression, hopeless',
  'angry, anger, furious, mad, snap, irritable',
  'awake, sleepless, insomnia, sleep, asleep',
  'tired, sleepy, drained, weary, wiped',
  'forget, forgetful, forgot, memory, remember',
  'kid, child, children, toddler, teenager, teen, grandchildren, grandkid, grandkids',
  'mom, mum, mommy, mummy, mother, mam',
  'dad, daddy, father, papa',
  'boss, employer, supervisor',
  'coworker, colleague, coworkers, colleagues',
  'fired, sacked, dismissed, fire',
  'job, employment, office',
  'bill, copay, cost, price, dollar, money, afford, expensive, pay',
  'drive, driving, ride, transport',
  'shot, jab, vaccine, vaccination, booster, vaccinated, immunization',
  'poop, stool, bowel, bathroom, toilet',
  'pee, urine, urinate, wee',
  'belly, tummy, abdomen',
  'spit, saliva',
  'rinse, mouthwash, gargle',
  'finger, fingers, fingertip, fingertips',
  'toe, toes',
  'nail, nails, toenail, toenails, fingernail, fingernails',
  'foot, feet',
  'eat, meal, snack, spoonful, appetite, hungry',
  'vomit, vomiting, puke, sick, nausea, queasy, sickness, gag, retch',
  'ache, achy, pain, hurt, hurts, painful, aching',
  'itch, itchy, itching',
  'wash, shower, bath, bathe',
  'bald, hair',
  'wig, wigs, hairpiece',
  'smoke, smoking, cigarette, cigarettes, tobacco',
  'weed, marijuana, cannabis, thc, gummies',
  'booze, alcohol, drinking, beer, wine',
  'die, dying, death, dead',
  'donor, donate, donating, donated',
  'bike, bicycle, exercise, jog, jogging, sport, gym, workout',
  'trip, vacation, holiday, travel, cruise',
  'fly, flying, flight, plane, airplane',
  'intimate, intimacy, sex, sexual',
  'breast, breasts, boob, boobs',
  'scar, scars',
  'denied, deny, denial, refuse, refused, rejected, reject, decline, declined',
  'rude, offend, offending, upset',
  'anaesthetic, anesthetic, anesthesia, anaesthesia',
  'operation, surgery, op, operate, operated, surgeon',
  'dental, dentist, tooth, teeth, hygienist',
  'swell, swelling, swollen, puffy',
  'numb, numbness, tingling, tingle, tingly',
  'bruise, bruises, bruising',
  'cure, cured, cures',
]

const GROUP_OF = new Map<string, string[]>()
for (const group of GROUPS) {
  const stems = [...new Set(splitStems(group))]
  for (const stem of stems) GROUP_OF.set(stem, [...(GROUP_OF.get(stem) ?? []), ...stems])
}

/** Made once: every word of a question is looked up many times. */
const SAYINGS = new Map([...GROUP_OF].map(([stem, said]) => [stem, [...new Set([...alikeStems(stem), ...said])]]))

/** The stem, those that mean the same, and those that people say for it. */
export const sayings = (stem: string): readonly string[] => SAYINGS.get(stem) ?? alikeStems(stem)
