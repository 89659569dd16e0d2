/** Complaints that patients bring to a general practice, and the notes written about them. Plain words; nothing here is anybody's. */
export interface PracticeVisit {
  readonly reason: string;
  readonly history: string;
  readonly examination: string;
  readonly plan: string;
}

const visit = (reason: string, history: string, examination: string, plan: string): PracticeVisit => ({
  reason,
  history,
  examination,
  plan,
});

export const everydayVisits: readonly PracticeVisit[] = [
  visit(
    'Cough',
    'Dry cough for ten days after a cold, no blood, no fever, not breathless at rest.',
    'Chest clear, throat a little red, saturation normal.',
    'Viral. Fluids, honey; come back if worse or not gone in three weeks.',
  ),
  visit(
    'Low back pain',
    'Pain across the lower back after gardening, no leg symptoms, bladder and bowel normal.',
    'Tender paraspinal muscles, straight leg raise normal both sides.',
    'Keep moving, paracetamol; physiotherapy self-referral leaflet.',
  ),
  visit(
    'Knee pain',
    'Stiff in the morning for ten minutes, worse on stairs, no locking.',
    'Crepitus, small effusion, full extension, flexion to 110 degrees.',
    'Exercises given; discussed weight and footwear.',
  ),
  visit(
    'Poor sleep',
    'Wakes at three most nights, worries about family, mood otherwise even.',
    'Good eye contact, PHQ-9 score 6.',
    'Sleep hygiene, leaflet; review in a month.',
  ),
  visit(
    'Earache',
    'Blocked left ear for a week, hearing dull.',
    'Wax on the left, drum not seen; right drum normal.',
    'Olive oil drops; irrigation with the nurse in a week.',
  ),
  visit(
    'Rash',
    'Itchy patches in the elbow creases since the weather turned.',
    'Dry, excoriated skin, not infected.',
    'Emollient freely, mild steroid cream for a week.',
  ),
  visit(
    'Dizziness',
    'Light-headed on standing for two weeks, no fall, no palpitations.',
    'Blood pressure drops by 18 on standing, pulse regular, no nystagmus.',
    'Fluids; tablets reviewed; blood tests; come back sooner if faints.',
  ),
  visit(
    'Indigestion',
    'Burning after meals, no weight loss, no difficulty in swallowing.',
    'Abdomen soft, not tender.',
    'Antacid when needed; avoid late meals; review if it stays.',
  ),
  visit(
    'Painful shoulder',
    'Cannot lie on the right side, three weeks, no injury.',
    'Painful arc, power full.',
    'Exercises; injection offered if not better in six weeks.',
  ),
  visit(
    'Medication query',
    'Tablets look different this month and the leaflet worried the patient.',
    'Not examined, telephone.',
    'Same medicine from another maker; explained, content.',
  ),
];

export const reviewVisits: readonly PracticeVisit[] = [
  visit(
    'Diabetic review',
    'Home sugars 7 to 11, one mild hypo on a long walk, feet comfortable.',
    'Foot pulses present, sensation normal with the monofilament, weight steady.',
    'Bloods taken; diet talked through; eye screening is booked.',
  ),
  visit('Blood pressure review', 'Home readings around 138/80, no side effects.', 'Pulse regular.', 'Continue; repeat in six months.'),
  visit(
    'Respiratory review',
    'Breathless on hills only, one flare this winter, uses the reliever twice a week.',
    'Inhaler technique good, no wheeze.',
    'Rescue pack discussed; vaccinations up to date; pulmonary rehabilitation offered.',
  ),
  visit('Thyroid review', 'Feels well, weight steady, not cold.', 'No goitre.', 'Blood test once a year; dose unchanged.'),
  visit(
    'Medication review',
    'Takes everything as prescribed from a weekly box.',
    'Not examined.',
    'Repeat medicines reauthorised for a year; no changes.',
  ),
];
