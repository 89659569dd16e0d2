/**
 * Medicines whose names are mistaken for each other: the kind of pair that the MHRA, the FDA and ISMP warn of (docs/decisions/0048), with
 * pairs whose forms must not be exchanged. A search for one finds nothing of the other, and neither is a guess at the other.
 */
export const lookAlikePairs: readonly (readonly [string, string])[] = `
hydralazine, hydroxyzine; prednisone, prednisolone; carbamazepine, carbimazole; carbamazepine, oxcarbazepine; amlodipine, amiloride;
amlodipine, felodipine; atenolol, allopurinol; azathioprine, azithromycin; azathioprine, azacitidine; bisoprolol, bisacodyl;
bupropion, buspirone; bupivacaine, ropivacaine; cefuroxime, cefotaxime; ceftazidime, ceftriaxone; cefotetan, cefoxitin;
cefalexin, cefaclor; cefadroxil, cefradine; cetirizine, sertraline; chlorphenamine, chlorpromazine; chlordiazepoxide, chlorpromazine;
chlorpropamide, chlorpromazine; ciclosporin, cycloserine; ciprofloxacin, ofloxacin; citalopram, escitalopram; clobazam, clonazepam;
clomifene, clomipramine; clonazepam, lorazepam; clonazepam, clonidine; clonidine, clozapine; clotrimazole, co-trimoxazole;
cyclizine, cycloserine; dactinomycin, daptomycin; daunorubicin, doxorubicin; daunorubicin, idarubicin; desipramine, disopyramide;
desmopressin, vasopressin; desvenlafaxine, venlafaxine; dexamethasone, dexmedetomidine; dexamfetamine, lisdexamfetamine;
diazepam, diltiazem; diazepam, lorazepam; digoxin, doxepin; diltiazem, diazoxide; diphenhydramine, dimenhydrinate;
dipyridamole, disopyramide; dobutamine, dopamine; docetaxel, paclitaxel; donepezil, mirtazapine; dopamine, doxapram;
doxycycline, dicycloverine; doxazosin, doxepin; doxazosin, prazosin; duloxetine, fluoxetine; enalapril, ramipril;
entacapone, atomoxetine; ephedrine, adrenaline; epirubicin, eribulin; eplerenone, spironolactone; ergocalciferol, colecalciferol;
erlotinib, gefitinib; esomeprazole, omeprazole; estradiol, estriol; etomidate, etodolac; famotidine, fluoxetine; felodipine, nifedipine;
fentanyl, sufentanil; fentanyl, alfentanil; flucloxacillin, fluconazole; fluoxetine, fluvoxamine; fluoxetine, paroxetine;
flupentixol, fluphenazine; folic acid, folinic acid; fosphenytoin, phenytoin; furosemide, torasemide; furosemide, famotidine;
gabapentin, pregabalin; gliclazide, glipizide; glibenclamide, gliclazide; glimepiride, glipizide; glucagon, glucophage;
guaifenesin, guanfacine; haloperidol, halothane; hydrocodone, oxycodone; hydrocortisone, hydrocodone; hydromorphone, morphine;
hydroxycarbamide, hydroxychloroquine; hydrochlorothiazide, hydroxychloroquine; hydralazine, hydrochlorothiazide; ibuprofen, imipramine;
idarucizumab, idarubicin; infliximab, rituximab; isotretinoin, tretinoin; ketamine, ketorolac; ketorolac, ketotifen;
labetalol, lamotrigine; lamivudine, zidovudine; lamivudine, lamotrigine; lamotrigine, terbinafine; levetiracetam, levofloxacin;
levetiracetam, levocarnitine; levothyroxine, liothyronine; lisinopril, fosinopril; loperamide, lorazepam; losartan, valsartan;
lurasidone, olanzapine; medroxyprogesterone, methylprednisolone; megestrol, mesna; melphalan, chlorambucil; mercaptopurine, mercaptamine;
mercaptopurine, methotrexate; mesalazine, sulfasalazine; metformin, metronidazole; methadone, methylphenidate; methadone, metolazone;
methazolamide, methimazole; methotrexate, metolazone; metolazone, methimazole; metoprolol, metoclopramide; metoprolol, misoprostol;
mifepristone, misoprostol; mirtazapine, mitoxantrone; mitomycin, mitoxantrone; morphine, methadone; nicardipine, nifedipine;
nimodipine, nifedipine; nitrofurantoin, nystatin; noradrenaline, adrenaline; nortriptyline, amitriptyline; olanzapine, quetiapine;
oxcarbazepine, eslicarbazepine; oxybutynin, oxycodone; oxycodone, oxymorphone; oxytocin, pitressin; pancuronium, vecuronium;
pantoprazole, aripiprazole; rabeprazole, aripiprazole; paroxetine, pioglitazone; pemetrexed, pralatrexate; penicillamine, penicillin v;
phenobarbital, pentobarbital; phenobarbital, phenytoin; pramipexole, ropinirole; prednisolone, propranolol; propofol, propranolol;
propranolol, procyclidine; propylthiouracil, purinethol; pyridoxine, pyridostigmine; quinine, quinidine; ranitidine, rimantadine;
rifampicin, rifaximin; rifabutin, rifapentine; risperidone, ropinirole; rivaroxaban, rivastigmine; romosozumab, risankizumab;
rosuvastatin, atorvastatin; ruxolitinib, ruxience; salbutamol, salmeterol; saxagliptin, sitagliptin; selegiline, sertraline;
sildenafil, tadalafil; sitagliptin, sumatriptan; sulfadiazine, sulfasalazine; sumatriptan, zolmitriptan; sunitinib, sorafenib;
tacrolimus, tamsulosin; tapentadol, tramadol; tamoxifen, toremifene; terazosin, prazosin; tiagabine, tizanidine; tioguanine, thiotepa;
tiotropium, ipratropium; tobramycin, vancomycin; tolazamide, tolbutamide; tolterodine, tolcapone; topiramate, torasemide;
tramadol, trazodone; tretinoin, trientine; trimethoprim, trimipramine; valaciclovir, valganciclovir; valaciclovir, aciclovir;
valganciclovir, ganciclovir; vinblastine, vincristine; vincristine, vinorelbine; zolmitriptan, zolpidem; zolpidem, zopiclone;
zuclopenthixol, flupentixol; alprazolam, lorazepam; alteplase, tenecteplase; alendronic acid, ibandronic acid; amantadine, memantine;
aripiprazole, lansoprazole; aminophylline, theophylline; apixaban, axitinib; cabazitaxel, docetaxel; carboplatin, cisplatin;
carboplatin, oxaliplatin; cinacalcet, cinnarizine; dabrafenib, dabigatran; denosumab, daratumumab; dorzolamide, brinzolamide;
everolimus, sirolimus; filgrastim, pegfilgrastim; galantamine, gabapentin; goserelin, buserelin; lapatinib, lenvatinib;
lenalidomide, thalidomide; lixisenatide, liraglutide; nivolumab, pembrolizumab; perindopril, ramipril; pertuzumab, trastuzumab;
ribavirin, rifaximin; insulin aspart, insulin glargine; insulin lispro, insulin aspart; nizatidine, nifedipine; piroxicam, meloxicam;
pimozide, pizotifen; celebrex, celexa; celebrex, cerebyx; celexa, cerebyx; zyprexa, zyrtec; losec, lasix; lamictal, lamisil;
lantus, lyrica; humalog, humulin s; novolog, novolin r; novorapid, novomix 30; zantac, zyrtec; zantac, xanax; zocor, zoloft;
plavix, paxil; prozac, prilosec; prilosec, plendil; keppra, kaletra; levemir, lovenox; topamax, toprol; tegretol, toprol;
tegretol, trental; serzone, seroquel; seroquel, serevent; sinemet, janumet; januvia, jantoven; diflucan, diprivan; diovan, zyban;
depo-medrol, depo-provera; solu-cortef, solu-medrol; effexor, effient; evista, avinza; klonopin, clonidine; lexapro, loxitane;
inderal, adderall; nexavar, nexium; oxycontin, ms contin; oxycontin, oxybutynin; pradaxa, plavix; precedex, percocet; reminyl, amaryl;
requip, risperdal; rituxan, remicade; roxicodone, roxanol; symlin, symbyax; taxol, taxotere; tiazac, ziac; tobradex, tobrex;
tramadol, toradol; ultram, ultracet; viagra, allegra; viracept, viramune; vistaril, zestril; xeloda, xenical; zestril, zetia;
zestoretic, prilosec; zelapar, zyprexa; zometa, zofran; zostrix, zovirax; zyvox, zovirax; actonel, actos; advair, adcirca;
aciphex, accupril; ambien, amaryl; antabuse, anturane; aricept, aciphex; avandia, avelox; avandia, coumadin; brilinta, brintellix;
benicar, mevacor; bidil, lidex; cozaar, colazal; cymbalta, symbyax; cytoxan, cytotec; cytovene, cytosar; dilaudid, dilantin;
doribax, zovirax; farxiga, fetzima; glucotrol, glucophage; hespan, heparin; invanz, avinza; isordil, plendil; jardiance, januvia;
kadcyla, herceptin; kisqali, kineret; lanoxin, levoxyl; lipitor, lopid; loniten, lotensin; lotronex, lovenox; lunesta, neulasta;
luvox, lasix; malarone, mepron; mirapex, miralax; motrin, neurontin; myleran, leukeran; norvasc, navane; novolin n, novolog;
opdivo, ocrevus; paraplatin, platinol; prandin, avandia; premarin, primaxin; proscar, prozac; provera, premarin; revia, revatio;
sandimmune, sandostatin; savella, cerebyx; sular, inderal; suboxone, subutex; tenex, xanax; tricor, tracleer; trileptal, tegretol;
valtrex, valcyte; victoza, vyvanse; xanax, zyrtec; xarelto, zaroxolyn; zebeta, diabeta; amlodipine, nimodipine; amlodipine, atenolol;
hyoscine hydrobromide, hyoscine butylbromide; hydroxocobalamin, cyanocobalamin; fucidin, fucibet; cellcept, myfortic;
ambisome, fungizone; caelyx, adriamycin; abraxane, taxol; dorzolamide, acetazolamide; chlorhexidine, chlorphenamine; rifinah, rifadin;
co-amilofruse, co-amilozide; co-codamol, co-dydramol; co-beneldopa, co-careldopa; gabapentin, gemfibrozil`
  .split(';')
  .map((pair) => pair.trim().split(', '))
  .map(([first = '', second = '']) => [first, second]);
