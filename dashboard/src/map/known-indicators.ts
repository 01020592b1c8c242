/** Indicators the map knows by name: they decide what villages and stops stand for. */
export const busIndicator = 'village-bus-coverage';
export const stationIndicator = 'town-station-coverage';
