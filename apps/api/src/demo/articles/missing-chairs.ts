import type { DemoArticle } from '../newsroom-types.ts';

export const missingChairs: DemoArticle = {
  slug: 'the-audit-that-began-with-a-chair',
  title: 'The audit that began with a missing chair',
  dek:
    'Aldmoor set out to count its furniture. It has found a boat, two floors of a building, and 1,106 chairs too ' +
    'many.',
  authors: [{ author: 'pavlo-hrytsenko' }, { author: 'tomas-okoro', role: 'additional reporting by' }],
  section: 'politics',
  tags: ['Aldmoor', 'Budget'],
  sources: [{ name: 'Aldmoor city auditor, interim report', url: 'https://aldmoor.example/auditor/interim' }],
  publish: 'in-review',
  body: `
<p>In September a clerk in the licensing office asked for a second chair, so that people applying for a licence could
sit down. The form required her to state how many chairs the office had. She wrote one. The register said
fourteen.</p>
<p>That discrepancy has now reached page 88. The interim report of the city auditor, seen by this newspaper, lists
every movable thing that Aldmoor owns and compares it with what Aldmoor believes. The city has 1,106 more chairs than
it thought and 340 fewer desks, which the auditor, Judith Kemble, calls “a finding about how people work, perhaps, but
first of all a finding about lists”.</p>
<p>Among the things found were a rowing boat in the cellar of the tax office, which floods; eleven portraits of the
same mayor; and the second and third floors of 9 Tanner Street, which the city has rented since 1998 and forgot to
use. The rent was paid by standing order. It amounts to 1.3 million crowns.</p>
<p>Among the things not found were a snow blower, 26 bicycles, and a grand piano that was lent to a school in 1984.
The school has a receipt for its return. It is signed, legibly, by a councillor who died in 1979.</p>
<h2>A place for everything</h2>
<p>Kemble does not allege theft. Almost every gap in the register can be traced to a reorganisation, of which there
have been nine since 1990. Each time departments were merged, their lists were merged too, by adding them up, and each
time they were split, both halves kept a copy. By her reckoning some of the chairs have been counted sixteen
times.</p>
<p>The finance committee will discuss the report next week. Its chair, Anton Veld, said that he welcomed it and that
he would like to know on which of the chairs he was sitting. The opposition has asked for a special meeting on Tanner
Street, to be held on its second floor.</p>
<p>The report recommends a single register, kept by one person, with a label on every object. Labels will cost 22,000
crowns. The two floors are to be given up in spring, unless a use is found. The licensing office has applied.</p>
<p>Its clerk still has one chair. Her request was refused in October, on the ground that the office was over-supplied.
She has been standing, she says, on principle, and has offered the chair to the auditor.</p>
`,
};
