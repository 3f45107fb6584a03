/** Food and what is in it: patients ask about the food, papers write about the substance: common words, not taken from one list. They only widen a search and are never shown. */
export const FOOD = `
flax, flaxseed, linseed, lignan
soy, soya, soybean, tofu, isoflavone, genistein
seaweed, sea vegetable, algae, kelp, nori, wakame, hijiki, laminaria
broccoli, cruciferous, sulforaphane, glucosinolate
cruciferous > broccoli, cabbage, kale, cauliflower
cabbage, kale, cauliflower, brassica, cruciferous
garlic, onion, allium
beet, beetroot, nitrate
greens, leafy vegetable, spinach, kale
veggie, vegetable
mushroom, fungi, agaricus
berry, blueberry, strawberry, raspberry, anthocyanin
fruit > berry, apple, citrus, grape
citrus, orange, lemon, grapefruit
tomato, lycopene
carrot, carotene, carotenoid
turmeric, curcumin, curry
pepper, capsaicin, chili
spice, herb, herbal
tea, green tea, catechin, egcg, camellia
coffee, caffeine
chocolate, cocoa, flavanol
wine, resveratrol, grape
grape, resveratrol
apple, quercetin, flavonoid
pomegranate, ellagic, punica
nut, walnut, almond, tree nut, peanut
walnut, almond, pistachio, nut
seed > flaxseed, sesame, sunflower
bean, legume, lentil, pulse
whole grain, fiber, fibre, cereal, bran
bread, wheat, rye, grain
rice, arsenic
corn, maize
olive oil, mediterranean
fish oil, omega 3, dha, epa, long chain fatty acid
fish, seafood, tuna, salmon
shellfish, seafood
red meat, beef, pork, processed meat
bacon, ham, sausage, hot dog, processed meat, nitrite
nitrite, nitrosamine, nitroso
chicken, poultry, turkey
egg, choline, cholesterol
lecithin, choline, phosphatidylcholine, tmao
milk, dairy, cheese, casein, lactose
butter, saturated fat
margarine, trans fat
grill, grilling, barbecue, fried, frying, heterocyclic amine, charred
heterocyclic amine, cooked meat
cooking, cooked, boiling, frying, baking
acrylamide, french fries, potato chips
raw, uncooked
salt, sodium, salted
sweetener, aspartame, sucralose, saccharin, acesulfame
soft drink, soda, cola, beverage
beverage, drink, juice
sugar, fructose, sucrose
additive, preservative, coloring
vegan, vegetarian, plant based, meatless
plant based diet, vegetarian diet, vegan diet
meatless, vegetarian
meateater, meat, omnivore
junk food, fast food, western diet
organic, pesticide
pesticide, ddt, organochlorine
pollutant, dioxin, pcb, polychlorinated
dioxin, pcb, polychlorinated biphenyl
mercury, methylmercury
cadmium, heavy metal
plastic, bisphenol, phthalate, bpa
antioxidant, oxidative, free radical
phytochemical, phytonutrient, polyphenol, flavonoid
flavonoid > quercetin, luteolin, apigenin, fisetin, kaempferol
vitamin b12, cobalamin
vitamin c, ascorbic acid, ascorbate
vitamin d, cholecalciferol, sunlight
vitamin e, tocopherol
vitamin a, retinol, retinoid
folic acid, folate
supplement, multivitamin, vitamin pill
mineral > selenium, zinc, magnesium, calcium
iodine, goiter, thyroid
goiter, thyroid, iodine
probiotic, lactobacillus, bifidobacterium, microbiota
gut flora, microbiome, microbiota, gut bacteria
fasting, caloric restriction, calorie
diet, dietary, nutrition
lifestyle > diet, exercise, smoking
igf 1, insulin like growth factor
igf, insulin like growth factor
growth hormone, igf, somatotropin
acromegaly, growth hormone, igf
dwarfism, laron, growth hormone, igf
carcinogen, carcinogenic, mutagen, mutagenic, genotoxic
anticancer, antitumor, antiproliferative, anticarcinogenic
fight, inhibit, suppress
protect, protective, prevent
cell death, apoptosis
blood vessel growth, angiogenesis
dna damage, genotoxic, mutation
puberty, menarche, precocious
asia, china, japan
japan, okinawa
africa, uganda
america, united states
britain, uk, england, united kingdom
ethnicity, ethnic, race, racial
breakfast, cereal, meal
cannabis, marijuana, thc, cannabidiol, cbd
`
