import type { Network, PatientRecord } from '#/mocks/networks/model/network.ts';

/** The records that one source of a network holds at the network's own clock: all, or only the first ones. */
export async function collectRecords({ data, clock }: Network, source: string, most = Infinity): Promise<readonly PatientRecord[]> {
  const records: PatientRecord[] = [];
  for await (const record of data.recordsAt(source, new Date(clock))) {
    records.push(record);
    if (records.length === most) break;
  }
  return records;
}
