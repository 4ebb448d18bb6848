export type IncidentType = 'hardware' | 'software' | 'security' | 'network' | 'third-party' | 'facility' | 'unknown';

export type IncidentTypeDef = { readonly id: IncidentType; readonly name: string };

/** What kind of trouble it is, in the order of the picker. Unknown until someone chooses. */
export const INCIDENT_TYPES: readonly IncidentTypeDef[] = [
  { id: 'hardware', name: 'Hardware failure' },
  { id: 'software', name: 'Software malfunction' },
  { id: 'security', name: 'Security breach' },
  { id: 'network', name: 'Network disruption' },
  { id: 'third-party', name: 'Third-party service' },
  { id: 'facility', name: 'Facility/data centre' },
  { id: 'unknown', name: 'Unknown' },
];

/** A type by its id; undefined for one that a newer version wrote. */
export const incidentTypeById = (id: string): IncidentTypeDef | undefined =>
  INCIDENT_TYPES.find((type) => type.id === id);
