/** Indicators the map knows by name: they decide what villages, stops and roads stand for. */
export const busIndicator = 'village-bus-coverage';
export const stationIndicator = 'town-station-coverage';
/** Colours the roads when the chosen indicator does not ask roads. */
export const usualRoadIndicator = 'maintenance-rate';
