import { contractTexts, importFields, type ImportFieldName, type ImportKind } from '@tierline/contract';

/** What a field may be called in a file besides its name in the API and its heading when a list is exported: in English, German and Spanish. */
const words: Record<ImportFieldName, readonly string[]> = {
  name: [
    'Site',
    'Site name',
    'Name of the site',
    'Standort',
    'Name des Standorts',
    'Sitio',
    'Nombre del sitio',
    'Company name',
    'Company',
    'Account',
    'Account name',
    'Partner',
    'Customer',
    'Organisation',
    'Organization',
    'Firma',
    'Firmenname',
    'Unternehmen',
    'Konto',
    'Kunde',
    'Kundenname',
    'Händler',
    'Empresa',
    'Nombre',
    'Nombre de la empresa',
    'Razón social',
    'Cuenta',
    'Cliente',
    'Socio',
  ],
  identifier: [
    'Account number',
    'Customer number',
    'Customer no',
    'Number',
    'No',
    'Account ID',
    'Kundennummer',
    'Kundennr',
    'Kontonummer',
    'Nummer',
    'Nr',
    'Número de cliente',
    'Número',
    'N.º',
    'Código',
  ],
  tier: ['Level of account', 'Account type', 'Type', 'Kontoart', 'Typ', 'Ebene', 'Tipo', 'Nivel de la cuenta'],
  description: [
    'Note',
    'Notes',
    'Comment',
    'Remark',
    'Notiz',
    'Bemerkung',
    'Kommentar',
    'Nota',
    'Notas',
    'Comentario',
    'Observaciones',
  ],
  address: [
    'Postal address',
    'Street',
    'Adresse',
    'Postanschrift',
    'Straße',
    'Dirección',
    'Dirección postal',
    'Domicilio',
    'Calle',
  ],
  country: ['Country code', 'Ländercode', 'Staat', 'Código de país'],
  language: ['Lang', 'Locale', 'Language code', 'Lengua'],
  timeZone: ['Time zone', 'Timezone', 'TZ', 'Zona horaria', 'Huso horario'],
  visibleToPartners: [
    'Visible',
    'Visible to other partners?',
    'Sichtbar',
    'Für andere Partner sichtbar?',
    '¿Visible para otros socios?',
  ],
  email: [
    'E-mail',
    'Mail',
    'E-mail address',
    'E-mail of the first user',
    'E-mail of a contact',
    'First user',
    'Contact e-mail',
    'User name',
    'Login',
    'E-Mail-Adresse',
    'E-Mail-Adresse des ersten Benutzers',
    'Mailadresse',
    'Ansprechpartner E-Mail',
    'Kontakt E-Mail',
    'Benutzername',
    'Correo',
    'Correo electrónico',
    'Correo de contacto',
    'Correo del primer usuario',
    'Dirección de correo',
    'Usuario',
  ],
  firstName: ['Given name', 'Forename', 'First', 'Rufname', 'Nombre', 'Nombre de pila', 'Nombre del usuario'],
  lastName: ['Surname', 'Family name', 'Last', 'Familienname', 'Zuname', 'Apellido', 'Apellidos'],
  level: [
    'Level',
    'Permission',
    'Permissions',
    'Access level',
    'Berechtigung',
    'Rechte',
    'Zugriffsstufe',
    'Rol',
    'Permiso',
    'Permisos',
  ],
  maySignIn: [
    'Access',
    'Portal access',
    'Has access',
    'Access to portal',
    'Access to the portal',
    'Can access',
    'May access',
    'Can sign in',
    'May sign in',
    'Can log in',
    'May log in',
    'Sign in',
    'Sign-in allowed',
    'Login',
    'Login allowed',
    'Portal user',
    'Zugang',
    'Portalzugang',
    'Portal-Zugang',
    'Zugang zum Portal',
    'Hat Zugang',
    'Zugriff',
    'Portalzugriff',
    'Zugriff auf das Portal',
    'Darf sich anmelden',
    'Kann sich anmelden',
    'Anmeldung',
    'Anmeldung erlaubt',
    'Anmelden',
    'Login erlaubt',
    'Acceso',
    'Acceso al portal',
    'Con acceso',
    'Tiene acceso',
    'Puede acceder',
    'Puede acceder al portal',
    'Puede entrar',
    'Puede iniciar sesión',
    'Inicio de sesión',
    'Inicia sesión',
    'Usuario del portal',
  ],
  phone: ['Telephone', 'Phone number', 'Tel', 'Telefonnummer', 'Rufnummer', 'Teléfono', 'Número de teléfono'],
  mobile: ['Mobile phone', 'Cell', 'Cell phone', 'Handy', 'Mobil', 'Mobilnummer', 'Móvil', 'Celular'],
  sharedLogin: ['Shared', 'Gemeinsam', 'Compartido', 'Acceso compartido'],
  marketingMail: [
    'Marketing',
    'Newsletter',
    'News about products by mail',
    'Werbung',
    'Neuigkeiten über Produkte per Mail',
    'Boletín',
    'Publicidad',
    'Novedades sobre productos por correo',
  ],
  expiryMail: [
    'Expiry mail',
    'Expiry notices',
    'Mail before entitlements expire',
    'Ablaufmails',
    'Mail, bevor Berechtigungen ablaufen',
    'Avisos de caducidad',
    'Correo antes de que caduquen los derechos',
  ],
  number: [
    'Order',
    'Order no',
    'Purchase order',
    'PO',
    'Bestellung',
    'Bestell-Nr',
    'Auftrag',
    'Auftragsnummer',
    'Pedido',
    'N.º de pedido',
  ],
  account: [
    'Company',
    'Account',
    'Partner',
    'Reseller',
    'Customer',
    'Account ID',
    'Identifier',
    'Unternehmen',
    'Firma',
    'Händler',
    'Kunde',
    'Kennung',
    'Empresa',
    'Socio',
    'Cliente',
    'Identificador',
  ],
  product: [
    'Article',
    'Item',
    'SKU',
    'Product number',
    'Artikel',
    'Artikelnummer',
    'Produkt-Nr',
    'Artículo',
    'Referencia',
  ],
  quantity: ['Quantity', 'Qty', 'Count', 'Seats', 'Menge', 'Anzahl', 'Stück', 'Cantidad', 'Unidades'],
  startsOn: [
    'Start',
    'From',
    'Start date',
    'Valid from',
    'Beginn',
    'Von',
    'Gültig ab',
    'Inicio',
    'Desde',
    'Fecha de inicio',
  ],
  expiresOn: [
    'Expiry',
    'End',
    'Until',
    'Expiry date',
    'Valid until',
    'Ablauf',
    'Ende',
    'Bis',
    'Gültig bis',
    'Caducidad',
    'Fin',
    'Hasta',
  ],
  credits: ['Credits', 'First credits', 'Credit', 'Guthaben', 'Erste Credits', 'Créditos', 'Primeros créditos'],
  notes: [
    'Note',
    'Notes',
    'Remark',
    'Remarks',
    'Comment',
    'Notiz',
    'Notizen',
    'Bemerkung',
    'Nota',
    'Notas',
    'Comentario',
  ],
  orderedOn: ['Order date', 'Date', 'Bestelldatum', 'Datum', 'Bestellt am', 'Fecha', 'Fecha del pedido'],
};

// How the list of the kind calls a field when it is exported; most by the field's name.
const exported: Partial<Record<ImportFieldName, keyof (typeof contractTexts)['en']['csv']['head']>> = {
  visibleToPartners: 'visible',
  number: 'orderNumber',
  quantity: 'licences',
  startsOn: 'starts',
  expiresOn: 'expires',
  orderedOn: 'ordered',
};

/** Which field each heading of a file means; null for one that is not known. Of two that mean the same, the first has it. */
export function recognise(kind: ImportKind, headings: readonly string[]): (ImportFieldName | null)[] {
  const known = fieldsOf(kind).map((field) => ({ field, names: new Set(namesOf(field).map(plain)) }));
  const taken = new Set<ImportFieldName>();
  return headings.map((heading) => {
    // One word may mean several: a Spanish “nombre” is the company's, and the next one is the person's.
    const field = known.find((one) => !taken.has(one.field) && one.names.has(plain(heading)))?.field ?? null;
    if (field !== null) taken.add(field);
    return field;
  });
}

// Parts of words that a column about access is called by, in the languages spoken here.
const aboutAccess = /access|acces|acced|signin|login|logon|portal|zugang|zugriff|anmeld|einlogg|sesion|entrar/u;

/** Columns of a file of users that nobody has said what they are, and that look as if they told who may sign in. */
export function looksLikeAccess(headings: readonly string[], mapping: readonly (ImportFieldName | null)[]): string[] {
  if (mapping.includes('maySignIn')) return [];
  return headings.filter((heading, column) => mapping[column] === null && aboutAccess.test(plain(heading)));
}

/** The fields of a kind, in the order of the template. */
export function fieldsOf(kind: ImportKind): ImportFieldName[] {
  return Object.keys(importFields[kind]) as ImportFieldName[]; // the keys of the table, which Object.keys forgets
}

function namesOf(field: ImportFieldName): string[] {
  const heads = Object.values(contractTexts).map(
    ({ csv }) => csv.head[exported[field] ?? (field as keyof typeof csv.head)],
  ); // all others are called alike
  return [field, ...heads, ...words[field]];
}

// Without case, accents, blanks and signs: “E-Mail” is “email”.
function plain(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
