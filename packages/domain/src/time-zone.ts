/** The time zone in which most people of a country live, by ISO 3166-1 alpha-2, under the names that `Intl` gives them: a suggestion, no more (C2). */
const mainTimeZones: Readonly<Record<string, string>> = {
  AO: 'Africa/Luanda', BF: 'Africa/Ouagadougou', BI: 'Africa/Bujumbura', BJ: 'Africa/Porto-Novo', BW: 'Africa/Gaborone', CD: 'Africa/Kinshasa', CF: 'Africa/Bangui',
  CG: 'Africa/Brazzaville', CI: 'Africa/Abidjan', CM: 'Africa/Douala', DJ: 'Africa/Djibouti', DZ: 'Africa/Algiers', EG: 'Africa/Cairo', EH: 'Africa/El_Aaiun', ER: 'Africa/Asmera',
  ET: 'Africa/Addis_Ababa', GA: 'Africa/Libreville', GH: 'Africa/Accra', GM: 'Africa/Banjul', GN: 'Africa/Conakry', GQ: 'Africa/Malabo', GW: 'Africa/Bissau', KE: 'Africa/Nairobi',
  LR: 'Africa/Monrovia', LS: 'Africa/Maseru', LY: 'Africa/Tripoli', MA: 'Africa/Casablanca', ML: 'Africa/Bamako', MR: 'Africa/Nouakchott', MW: 'Africa/Blantyre',
  MZ: 'Africa/Maputo', NA: 'Africa/Windhoek', NE: 'Africa/Niamey', NG: 'Africa/Lagos', RW: 'Africa/Kigali', SD: 'Africa/Khartoum', SL: 'Africa/Freetown', SN: 'Africa/Dakar',
  SO: 'Africa/Mogadishu', SS: 'Africa/Juba', ST: 'Africa/Sao_Tome', SZ: 'Africa/Mbabane', TD: 'Africa/Ndjamena', TG: 'Africa/Lome', TN: 'Africa/Tunis', TZ: 'Africa/Dar_es_Salaam',
  UG: 'Africa/Kampala', ZA: 'Africa/Johannesburg', ZM: 'Africa/Lusaka', ZW: 'Africa/Harare',
  AG: 'America/Antigua', AI: 'America/Anguilla', AR: 'America/Buenos_Aires', AW: 'America/Aruba', BB: 'America/Barbados', BL: 'America/St_Barthelemy', BO: 'America/La_Paz',
  BQ: 'America/Kralendijk', BR: 'America/Sao_Paulo', BS: 'America/Nassau', BZ: 'America/Belize', CA: 'America/Toronto', CL: 'America/Santiago', CO: 'America/Bogota',
  CR: 'America/Costa_Rica', CU: 'America/Havana', CW: 'America/Curacao', DM: 'America/Dominica', DO: 'America/Santo_Domingo', EC: 'America/Guayaquil', GD: 'America/Grenada',
  GF: 'America/Cayenne', GL: 'America/Godthab', GP: 'America/Guadeloupe', GT: 'America/Guatemala', GY: 'America/Guyana', HN: 'America/Tegucigalpa', HT: 'America/Port-au-Prince',
  JM: 'America/Jamaica', KN: 'America/St_Kitts', KY: 'America/Cayman', LC: 'America/St_Lucia', MF: 'America/Marigot', MQ: 'America/Martinique', MS: 'America/Montserrat',
  MX: 'America/Mexico_City', NI: 'America/Managua', PA: 'America/Panama', PE: 'America/Lima', PM: 'America/Miquelon', PR: 'America/Puerto_Rico', PY: 'America/Asuncion',
  SR: 'America/Paramaribo', SV: 'America/El_Salvador', SX: 'America/Lower_Princes', TC: 'America/Grand_Turk', TT: 'America/Port_of_Spain', US: 'America/New_York',
  UY: 'America/Montevideo', VC: 'America/St_Vincent', VE: 'America/Caracas', VG: 'America/Tortola', VI: 'America/St_Thomas',
  AQ: 'Antarctica/McMurdo',
  SJ: 'Arctic/Longyearbyen',
  AE: 'Asia/Dubai', AF: 'Asia/Kabul', AM: 'Asia/Yerevan', AZ: 'Asia/Baku', BD: 'Asia/Dhaka', BH: 'Asia/Bahrain', BN: 'Asia/Brunei', BT: 'Asia/Thimphu', CN: 'Asia/Shanghai',
  CY: 'Asia/Nicosia', GE: 'Asia/Tbilisi', HK: 'Asia/Hong_Kong', ID: 'Asia/Jakarta', IL: 'Asia/Jerusalem', IN: 'Asia/Calcutta', IQ: 'Asia/Baghdad', IR: 'Asia/Tehran',
  JO: 'Asia/Amman', JP: 'Asia/Tokyo', KG: 'Asia/Bishkek', KH: 'Asia/Phnom_Penh', KP: 'Asia/Pyongyang', KR: 'Asia/Seoul', KW: 'Asia/Kuwait', KZ: 'Asia/Almaty', LA: 'Asia/Vientiane',
  LB: 'Asia/Beirut', LK: 'Asia/Colombo', MM: 'Asia/Rangoon', MN: 'Asia/Ulaanbaatar', MO: 'Asia/Macau', MY: 'Asia/Kuala_Lumpur', NP: 'Asia/Katmandu', OM: 'Asia/Muscat',
  PH: 'Asia/Manila', PK: 'Asia/Karachi', PS: 'Asia/Hebron', QA: 'Asia/Qatar', SA: 'Asia/Riyadh', SG: 'Asia/Singapore', SY: 'Asia/Damascus', TH: 'Asia/Bangkok', TJ: 'Asia/Dushanbe',
  TL: 'Asia/Dili', TM: 'Asia/Ashgabat', TW: 'Asia/Taipei', UZ: 'Asia/Tashkent', VN: 'Asia/Saigon', YE: 'Asia/Aden',
  BM: 'Atlantic/Bermuda', CV: 'Atlantic/Cape_Verde', FK: 'Atlantic/Stanley', FO: 'Atlantic/Faeroe', GS: 'Atlantic/South_Georgia', IS: 'Atlantic/Reykjavik',
  SH: 'Atlantic/St_Helena',
  AU: 'Australia/Sydney',
  AD: 'Europe/Andorra', AL: 'Europe/Tirane', AT: 'Europe/Vienna', AX: 'Europe/Mariehamn', BA: 'Europe/Sarajevo', BE: 'Europe/Brussels', BG: 'Europe/Sofia', BY: 'Europe/Minsk',
  CH: 'Europe/Zurich', CZ: 'Europe/Prague', DE: 'Europe/Berlin', DK: 'Europe/Copenhagen', EE: 'Europe/Tallinn', ES: 'Europe/Madrid', FI: 'Europe/Helsinki', FR: 'Europe/Paris',
  GB: 'Europe/London', GG: 'Europe/Guernsey', GI: 'Europe/Gibraltar', GR: 'Europe/Athens', HR: 'Europe/Zagreb', HU: 'Europe/Budapest', IE: 'Europe/Dublin',
  IM: 'Europe/Isle_of_Man', IT: 'Europe/Rome', JE: 'Europe/Jersey', LI: 'Europe/Vaduz', LT: 'Europe/Vilnius', LU: 'Europe/Luxembourg', LV: 'Europe/Riga', MC: 'Europe/Monaco',
  MD: 'Europe/Chisinau', ME: 'Europe/Podgorica', MK: 'Europe/Skopje', MT: 'Europe/Malta', NL: 'Europe/Amsterdam', NO: 'Europe/Oslo', PL: 'Europe/Warsaw', PT: 'Europe/Lisbon',
  RO: 'Europe/Bucharest', RS: 'Europe/Belgrade', RU: 'Europe/Moscow', SE: 'Europe/Stockholm', SI: 'Europe/Ljubljana', SK: 'Europe/Bratislava', SM: 'Europe/San_Marino',
  TR: 'Europe/Istanbul', UA: 'Europe/Kiev', VA: 'Europe/Vatican', XK: 'Europe/Belgrade',
  CC: 'Indian/Cocos', CX: 'Indian/Christmas', IO: 'Indian/Chagos', KM: 'Indian/Comoro', MG: 'Indian/Antananarivo', MU: 'Indian/Mauritius', MV: 'Indian/Maldives',
  RE: 'Indian/Reunion', SC: 'Indian/Mahe', TF: 'Indian/Kerguelen', YT: 'Indian/Mayotte',
  AS: 'Pacific/Pago_Pago', CK: 'Pacific/Rarotonga', FJ: 'Pacific/Fiji', FM: 'Pacific/Ponape', GU: 'Pacific/Guam', KI: 'Pacific/Tarawa', MH: 'Pacific/Majuro', MP: 'Pacific/Saipan',
  NC: 'Pacific/Noumea', NF: 'Pacific/Norfolk', NR: 'Pacific/Nauru', NU: 'Pacific/Niue', NZ: 'Pacific/Auckland', PF: 'Pacific/Tahiti', PG: 'Pacific/Port_Moresby',
  PN: 'Pacific/Pitcairn', PW: 'Pacific/Palau', SB: 'Pacific/Guadalcanal', TK: 'Pacific/Fakaofo', TO: 'Pacific/Tongatapu', TV: 'Pacific/Funafuti', UM: 'Pacific/Wake',
  VU: 'Pacific/Efate', WF: 'Pacific/Wallis', WS: 'Pacific/Apia',
};

/** The time zone to suggest for a site in a country; null where there is none such. */
export function mainTimeZone(country: string): string | null {
  return Object.hasOwn(mainTimeZones, country) ? (mainTimeZones[country] ?? null) : null;
}

/** The countries that there are, as far as sites can be in one. */
export const countries: readonly string[] = Object.keys(mainTimeZones).toSorted();
