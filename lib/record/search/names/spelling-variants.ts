/**
 * Parts of a word that are spelled in two ways, to be put in place of each other within a word: `haemo` in Britain, `hemo` in America.
 *
 * Each is long enough that the exchange makes no other word. Short ones would: `haem` to `hem` finds hemiplegia, `paed` to `ped` finds
 * pedal; `labour`, `colour` and `litre` would find laboratory, colorectal and literature by their beginnings. A typed word is exchanged
 * once it holds the whole part.
 */
export const stemPairs: readonly (readonly [british: string, american: string])[] = [
  // ae and e
  ['haemat', 'hemat'],
  ['haemo', 'hemo'],
  ['haemang', 'hemang'],
  ['anaem', 'anem'],
  ['aemia', 'emia'],
  ['aemic', 'emic'],
  ['ischaem', 'ischem'],
  ['leukaem', 'leukem'],
  ['glycaem', 'glycem'],
  ['anaesth', 'anesth'],
  ['paediat', 'pediat'],
  ['orthopaed', 'orthoped'],
  ['gynaec', 'gynec'],
  ['caesar', 'cesar'],
  ['caecum', 'cecum'],
  ['caecal', 'cecal'],
  ['faecal', 'fecal'],
  ['faeces', 'feces'],
  ['aetiolog', 'etiolog'],
  ['caerulo', 'cerulo'],
  ['phaeochrom', 'pheochrom'],
  ['toxaem', 'toxem'],
  // oe and e
  ['oedem', 'edem'],
  ['oesoph', 'esoph'],
  ['oestr', 'estr'],
  ['diarrhoea', 'diarrhea'],
  ['rrhoea', 'rrhea'],
  ['pnoea', 'pnea'],
  ['coeliac', 'celiac'],
  ['foetal', 'fetal'],
  ['foetus', 'fetus'],
  ['foeto', 'feto'],
  ['homoeop', 'homeop'],
  ['manoeuv', 'maneuv'],
  // our and or
  ['tumour', 'tumor'],
  ['behaviour', 'behavior'],
  ['odour', 'odor'],
  // re and er
  ['centre', 'center'],
  ['fibre', 'fiber'],
  ['theatre', 'theater'],
  // s and z
  ['isation', 'ization'],
  ['ilised', 'ilized'],
  ['alised', 'alized'],
  ['erised', 'erized'],
  ['nised', 'nized'],
  ['ilisation', 'ilization'],
  ['necrotising', 'necrotizing'],
  ['luteinising', 'luteinizing'],
  ['paralys', 'paralyz'],
  ['haemolys', 'hemolyz'],
  ['catheteris', 'catheteriz'],
  ['immunis', 'immuniz'],
  ['hospitalis', 'hospitaliz'],
  // ph and f, y and i, and others
  ['sulph', 'sulf'],
  ['thiosulph', 'thiosulf'],
  ['leuco', 'leuko'],
  ['aluminium', 'aluminum'],
  ['neurone', 'neuron'],
  ['mould', 'mold'],
  ['counsell', 'counsel'],
  ['programme', 'program'],
  ['dialys', 'dialyz'],
];
