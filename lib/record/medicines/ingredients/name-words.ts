/** Words of a product's name that do not change which ingredient it holds; every word that stands in none of these tables may. */

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

export const formWords = words(`
  tablet tablets tab tabs caplet caplets capsule capsules cap caps oral solution suspension syrup liquid elixir mixture powder granules
  sachet sachets drops drop eye ear nose nasal spray inhaler inhalation inhalers nebuliser nebulizer nebules cream ointment gel lotion foam
  patch patches transdermal suppository suppositories pessary pessaries enema lozenge lozenges injection injections injectable infusion
  vial vials ampoule ampoules pen pens prefilled pre filled syringe syringes cartridge cartridges disposable penfill flexpen flextouch
  kwikpen solostar clikstar intravenous subcutaneous intramuscular iv im sc po topical rectal vaginal sublingual buccal orodispersible
  dispersible soluble effervescent chewable film coated dry metered actuated breath cfc free sugar for use
`);

export const unitWords = words(`
  mg g gram grams mcg microgram micrograms ug nanogram nanograms ng kg ml l litre litres unit units iu mmol meq percent dose doses puff
  puffs actuation actuations hour hours hr day per in x
`);

/** Simple salts and waters of crystallisation. Esters and depot salts (decanoate, propionate, acetate …) are another preparation in use. */
export const saltWords = words(`
  hydrochloride hcl dihydrochloride hydrobromide sulfate sulphate sodium disodium potassium calcium magnesium maleate mesilate mesylate
  besilate besylate tartrate bitartrate succinate fumarate hemifumarate citrate phosphate tosilate tosylate bromide chloride erbumine
  arginine tert butylamine monohydrate dihydrate trihydrate hemihydrate anhydrous
`);

const modifiedRelease = words('mr xl xr sr er pr la retard sustained prolonged modified extended controlled');
const gastroResistant = words('gastro resistant ec enteric delayed');

export type ReleaseForm = 'modified release' | 'gastro-resistant';

const isReleaseWord = (word: string): boolean => word === 'release' || modifiedRelease.has(word) || gastroResistant.has(word);

/** How the preparation lets its ingredient go, as far as the words say: a plain one is not exchanged with either. */
export function releaseForm(nameWords: readonly string[]): ReleaseForm | undefined {
  if (nameWords.some((word) => modifiedRelease.has(word))) return 'modified release';
  const isGastroResistant = nameWords.some((word) => word === 'ec' || word === 'enteric' || word === 'delayed' || word === 'gastro');
  return isGastroResistant ? 'gastro-resistant' : undefined;
}

const figure = /^\d+(?:mg|g|mcg|micrograms?|ug|ng|nanograms?|ml|l|units?|iu|mmol|%|hr)?$/;

/** Tells whether a word is a figure, with or without its unit: "75", "75microgram". */
export const isFigure = (word: string): boolean => figure.test(word) || word === '%';

/** Tells whether a word says how much, in what form or as which salt, and never what. */
export const isBesideName = (word: string): boolean =>
  isFigure(word) || unitWords.has(word) || formWords.has(word) || saltWords.has(word) || isReleaseWord(word);
