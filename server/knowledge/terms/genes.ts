/** Genes and markers that cancers are tested for (common knowledge of the field); names of four letters and more, which can be misspelt into one another. */
export const GENES = `
brca1 brca2 palb2 brip1 bard1 chek2 rad51c rad51d kras nras hras braf egfr her2 her3 erbb2 erbb3 ros1 ntrk1 ntrk2 ntrk3 pik3ca
tp53 pten mlh1 msh2 msh6 pms2 esr1 fgfr1 fgfr2 fgfr3 idh1 idh2 flt3 npm1 jak2 cdh1 stk11 mutyh smad4 cdkn2a pdgfra cdk4 cdk6 cdk12
men1 map2k1 notch1 bcl2 bcl6 tert
`

/** Other names of one letter less or more that stand in reports and papers: families, neighbours, cell markers. */
export const OTHER_MARKERS = `
brca fgfr fgfr4 pdgfr pdgfrb ntrk esr2 esrd chek1 msh3 rad51b cd34 cd38 cd56 cd19 cd20 cd30 ewsr1 fgf23 myh6 her1 her4 bclc idh
`

/** Words that are no medicine's misspelt name though they come near one. */
export const ORDINARY_WORDS = `
policy policies student students essence aromatic femoral femora kyphosis atresia nicotinic proline propria cytosol gliadin plating
padecer tercera alterna alternate taxes taxed texture tablet tablets
`
