/** Everyday words of one meaning, a group a line, beside the words of illness and care that the vocabulary of the search knows. */
export const EVERYDAY: readonly string[] = `
begin, start, began, begun, started
trouble, difficulty, problem, hard, difficult
near, nearby, close, neighboring, next
copy, copies, duplicate
speak, talk, discuss, conversation, say
choose, choice, option, decide, decision, pick, select
need, require, necessary
show, reveal, tell, indicate
breath, breathe, breathing
swell, swelling, swollen
early, soon, sooner
right, correct
allow, let, permit
part, piece, component
happen, occur
center, centre
many, several, multiple, numerous
body, bodies
view, opinion
danger, dangerous
normal, usual
chance, risk, likelihood
sign, symptom, signal
loose, diarrhea, stools
home, house
test, testing
result, finding
measure, check
work, effective
learn, know
grow, growth
child, children
woman, women
man, men
vein, iv, intravenous
join, take part
aim, goal, purpose
illness, disease
sick, ill, unwell
relative, family
worry, worried, concern, concerned
upset, offend, offended
agree, agreement
tissue, sample
scare, scared, frighten, frightened, afraid, fear
gather, collect, collected
join, joined, combine, combined
bit, small, little, amount
ahead, beforehand, advance
place, area, spot, region, site
picture, image, photo
side, angle, direction
clothes, clothing
detect, discover, spot
shrink, smaller
job, employment, work
employer, boss, company
itch, itchy, itching
weak, weaken, weakness
focus, concentrate, attention
move, movement, motion
drink, fluid, liquid
belly, stomach, abdomen, abdominal
sad, sadness
anger, angry
trip, travel
immediately, promptly
lab, laboratory
wash, rinse
nervous, anxious, anxiety, worry
mouth, oral
touch, affect
after, afterward, afterwards
search, look
directly, right, immediately
additional, extra
hurt, pain, painful, ache
fit, suit, suitable
enough, plenty
study, studied, test, tested, research, trial
fully, full, complete, completely, entire, entirely, totally
slow, slowed
protect, guard, shield
tired, tiredness, exhausted, exhaustion, fatigue
handle, manage, cope, deal
prepare, ready
entire, whole
last, continue, continuing, persist, stay, keep, kept, remain, linger
stop, end, finish, over, cease, halt, quit
reduce, ease, lessen, relieve, relief, soothe, calm, lower, decrease, cut
raise, increase, rise, rising, elevate
help, useful, helpful, support, aid, assist
get, receive, obtain, have
cost, costs, pay, paying, paid, expense, price, charge, bill, fee
remember, recall, memory
big, bigger, large, larger, huge
greater, bigger, larger
fast, faster, quick, quickly, rapid, rapidly, swift
carry, carried, deliver, bring, brought, transport
destroy, kill
make, made, making, create, produce, form, build
goe, go, gone, going, went, visit, see, attend
found, find, discover, detect, spot
take, taken, took, taking
give, given, gave
show, shown
high, raised, elevated
higher, more
lower, less
longer, more
long, lengthy, prolonged
sewn, sew, stitch
pull, remove
join, connect, attach, link
aim, goal, purpose, meant, intend, designed, target
separate, separately, apart, alone
straight, directly
differ, different, differently, vary, varies, unlike
elsewhere, another, other
part, section, piece, component, portion
store, shop, supermarket
danger, dangerous, risky, unsafe, threat, threaten
alike, similar, same, equal
return, recurrence, recur, relapse
disappear, fade, resolve
improve, settle, recover
worse, worsen
shiver, chill, shake, shaking
pee, urine, urinate, urinary, urinating
belly, tummy
loose, watery, runny
dry, dryness
decay, cavity
tooth, teeth, dental
dentist, dental
rectum, rectal
vagina, vaginal
breathless, breath
wet, moist, damp
red, redness, reddish
swell, swelling, swollen, puffy
faint, dizzy, lightheaded
numb, numbness
sleep, asleep, sleepy, drowsy
hunger, hungry, appetite
eat, eaten, ate, eating, meal, food, diet
drink, drank, drinking
thirst, thirsty
weight, weigh
lose, lost, loss, losing
bone, bony
muscle, muscular
joint, joints
immune, immunity
vein, veins, iv, intravenous
needle, needles
shot, injection, inject, jab
drip, infusion, infuse
pill, tablet, capsule
cream, lotion, ointment
nurse, nursing
surgeon, surgical
surgery, operation, surgical, operate
counselor, counselling, counseling, counsel
pharmacist, pharmacy, chemist
baby, infant, newborn
unborn, fetus
adult, grown
old, older, elderly
young, younger
pregnant, pregnancy, expecting
woman, women, female
man, men, male
microscope, microscopic
sample, specimen, tissue
report, result
score, scored, grade
letter, note
leaflet, brochure, booklet, pamphlet
form, paper, document
law, legal, legally
employer, workplace
colleague, coworker
insurance, insurer, coverage, insured
cover, coverage, covered, pays
approve, approval, approved
advise, advice, recommend, suggest
prefer, preferred, preferable, favor
allow, let, permit, accept
rule, law, regulation
study, studied, trial, research
guideline, guidance, recommendation
proof, evidence, prove, proven, proof
claim, claimed, claims
dummy, placebo
compare, comparison
percent, percentage
average, typical, usual
amount, quantity
grow, grew, grown, growing, growth
shrink, shrank, shrunk, smaller
spread, spreads, metastatic
begin, began, begun
first, initial, initially
main, chief, primary
late, later, delayed
sudden, suddenly, abrupt
slow, slower, slowly, gradual, gradually
often, frequent
gentle, gently, soft, softly, mild
clean, wash, rinse
soap, soapy
dirty, soiled
lid, cover
close, shut
open, opening
press, push, pressure
hold, held
lift, lifting
move, moving
walk, walking
rest, relax
exercise, workout, active, activity, physical
smoke, smoker, smoking, cigarette, tobacco
quit, quitting, stop
alcohol, alcoholic
veget, vegetable, vegetables, veggie
raw, uncooked, undercooked
peel, peeled
cook, cooked, cooking
salt, salty
fat, fatty, greasy
spice, spicy, spices
sugar, sugary, sweet
fiber, fibre
milk, dairy
home, house, household
stair, stairs, steps
bed, bedtime
night, overnight, nighttime
morning, mornings
sun, sunlight, sunshine
swim, swimming
travel, travelling, traveling, trip, journey
fly, flight, flying, plane
drive, driving, drove
cry, tears
angry, anger
talk, conversation
openly, honest, honestly, open
trust, rely
share, tell
teach, taught, teacher
school, class
question, ask
answer, reply
write, wrote, written, writing
read, reading, reader
list, listed, name
keep, kept, store
choose, chose, chosen, choice
change, changed, alter, alteration, adjust
gene, genetic, genes
change, mutation, variant
inherit, inherited, hereditary, pass, passed
marker, biomarker
protein, proteins
cell, cells
lymph, nodes
mole, moles, spot
color, colour, pigment
scar, scarring
heal, healed, recover
fit, suit
match, matched, fit
block, stop, blocked, blocking
signal, message
wake, stir, stimulate, activate, boost
watch, monitor, observe, look
check, checked, exam, examine, look
screen, screening
routine, routinely, regular
confirm, sure
explain, reason
trouble, difficulty, problem, difficult, issue
easier, easily, ease, easy
harder, difficult
wrong, mistake, error
correct, right
real, true
fake, false
empty, emptied
thick, thicken
thin, thinner
tight, tightness
stiff, stiffness
tingle, tingling, pins
burn, burning, burned
itch, itchy
crack, cracked
peel, peeling
bruise, bruising
bleed, bleeding, blood
cough, coughing
swallow, swallowing
chew, chewing
taste, tasting
smell, odor
hear, hearing, deaf
see, sight, vision
speak, speech, talk, speaking
voice, hoarse
confuse, confused, confusion
forget, forgetful, memory
think, thought, thinking
mood, moods
hope, hopeful
lonely, alone
normal, natural, usual
abnormal, unusual
special, specific
extra, additional, further
enough, sufficient
middle, mid
outside, outdoors
deep, deeply
round, circular
sharp, pointed
plenty, lot
store, save, keep
send, sent, mail
bag, pouch
tube, catheter, pipe
pump, pumped
stoma, ostomy
mask, masks
wig, wigs, hairpiece
glove, gloves
brush, brushing, toothbrush
bandage, dressing
patch, patches
sperm, semen
egg, eggs
period, menstrual, menstruation
menopause, menopausal
erection, erectile
sex, sexual, intimacy
bladder, bladders
kidney, renal
liver, hepatic
lung, pulmonary
stomach, gastric
bowel, intestine, colon, gut
esophagus, esophageal
lip, lips
jaw, jawbone
eye, eyes
ear, ears
foot, feet
hand, hands
finger, fingers
toe, toes
shoulder, shoulders
nail, nails
womb, uterus, uterine
ovary, ovaries, ovarian
cervix, cervical
testicle, testicles, testicular, testis
prostate, prostates
pancreas, pancreatic
thyroid, thyroids
node, nodes
rare, rarely, uncommon
life, live, living, alive
outlook, prognosis
harm, damage, hurt, injure, injury, harmful, dangerous
safe, safely, harmless
well, properly
left, remain
left, rest
severe, bad, serious, badly, severely
hot, heat, warm, warmth
spine, spinal
last, final
death, die, died, dying, dead
scared, afraid, fear, fearful
worry, worried, concern, anxious
count, number
begin, arise
weak, low
depressed, depression
full, fully
nourish, nutrition
fit, match
drop, fall
drop, quit, left
bad, poor
gene, genetic
damage, bad, decay
stop, block
touch, feel
say, write, wrote, state
advise, suggest, recommend, urge
name, list, call
add, added, adding, adds
set, setting
run, running
bring, take
another, second
say, instruct, instruction
carry, have
depend, rely
go, goe, went, gone, going
saliva, spit
plan, prepare
wages, pay, salary, income
danger, endanger, risk
now, immediately
position, place
allergy, allergic
`
  .trim()
  .split('\n')
