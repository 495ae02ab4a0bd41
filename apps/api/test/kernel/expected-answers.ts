import type { RefusalCode } from '@tierline/domain';

/** What is answered: a status, a page with something or with nothing on it, or the code of a refusal. */
export type Answer = 200 | 201 | 204 | 'some' | 'none' | RefusalCode;

/** One answer for all four roles, or one each: Observer, Operator, Administrator, Master. */
export type Roles = Answer | readonly [Answer, Answer, Answer, Answer];

/**
 * How what is asked for stands to the one who asks. `belowNew`: related below, and not activated; `shared-other`: a
 * related partner's, and from somebody else; `former`: related once.
 */
export type Relation =
  | 'own'
  | 'below'
  | 'belowNew'
  | 'shared'
  | 'shared-other'
  | 'twoBelow'
  | 'twoBelowSeen'
  | 'threeBelow'
  | 'above'
  | 'former'
  | 'twoAbove'
  | 'sibling'
  | 'unrelated'
  | 'other';

/** By relation, or one for all; `rest` is for the relations that are not named. */
export type Answers<A> = A | (Partial<Record<Relation, A>> & { rest?: A });

/** What an endpoint answers to everybody. */
export type Row = {
  /** Nobody, an expired session, a deactivated user; not signed in by default. */
  outside?: Answer | readonly [nobody: Answer, expired: Answer, deactivated: Answer];
  /** An Operator of the distributor who must change the initial password first. */
  first?: Answer;
  /** The Master of a suspended distributor (A2: reads, and does not write). */
  suspended: Answers<Answer>;
  distributor: Answers<Roles>;
  partner: Answers<Roles>;
  vendor: Answers<Roles>;
  /**
   * What an API key gets, where that is not what its role gets: one answer for all, or by stand. What is open to
   * anybody looks at no key.
   */
  key?: Answer | Partial<Pick<Row, 'suspended' | 'distributor' | 'partner' | 'vendor'>>;
  /** What a Master's API key gets at its own account, where it takes a Master in person. */
  masterKey?: Answer;
  /** What the API key of a controller gets, by relation; where nothing is given it is refused as a controller's key. */
  controller?: Record<'distributor' | 'partner' | 'vendor', Answers<Answer>>;
};

/** What is a person's own, by its path (SPEC §8): an API key, which is no person, is refused as such (X3). */
export const personal = /^\/(me|password|session)(\/|$)/u;

const gone = 'not-found';
const held = 'account-suspended';
const role = 'role-too-low';
const none = 'second-factor-off';
const staffOnly = 'tier-may-not';
const notYours = 'not-yours-to-change';
const themselves = 'users-manage-themselves';
const stranger = 'target-not-related';
const wrongRow = 'rows-refused';
const people = 'people-only';

/** From Operator on. */
const operators = (yes: Answer): Roles => [role, yes, yes, yes];
/** From Administrator on. */
const administrators = (yes: Answer): Roles => [role, role, yes, yes];
const mastersAlone = (yes: Answer): Roles => [role, role, role, yes];

const anybody = (answer: Answer): Row => ({
  outside: answer,
  first: answer,
  suspended: answer,
  distributor: answer,
  partner: answer,
  vendor: answer,
});
const signedIn = (answer: Answer): Row => ({ suspended: answer, distributor: answer, partner: answer, vendor: answer });

const signingKeys = (answer: Answer): Row => ({
  suspended: staffOnly,
  distributor: staffOnly,
  partner: staffOnly,
  vendor: mastersAlone(answer),
  key: people,
});

// A4: the own and the directly related accounts; A3: nothing of any other, visible to partners or not.
const related = { own: 200, below: 200, belowNew: 200, shared: 200, above: 200, rest: gone } as const;
const accountRead: Row = {
  suspended: related,
  distributor: related,
  partner: related,
  vendor: { sibling: gone, other: gone, rest: 200 },
};
// E3: lines that one holds or has handed on.
const lineRead: Row = {
  suspended: { own: 200, below: 200, belowNew: 200, rest: gone },
  distributor: { own: 200, below: 200, belowNew: 200, shared: 200, rest: gone },
  partner: { own: 200, below: 200, rest: gone },
  vendor: { other: gone, rest: 200 },
};

const imported = (answer: Answer): Row => ({
  suspended: held,
  distributor: administrators(answer),
  partner: administrators(answer),
  vendor: administrators(answer),
});
const previewed: Row = {
  suspended: held,
  distributor: operators(200),
  partner: operators(200),
  vendor: operators(200),
};

const activated = (yes: Answer): Row => ({
  suspended: held,
  distributor: {
    own: operators(yes),
    below: operators('not-holder'),
    belowNew: operators('not-holder'),
    shared: operators('not-holder'),
    rest: operators(gone),
  },
  partner: { own: operators(yes), below: operators(yes), rest: operators(gone) },
  vendor: { other: operators(gone), rest: operators('not-holder') },
});

const mailed = (yes: Answer): Row => ({
  suspended: held,
  distributor: {
    own: operators(yes),
    below: operators(yes),
    belowNew: operators(yes),
    shared: operators(yes),
    rest: operators(gone),
  },
  partner: { own: operators(yes), below: operators(yes), rest: operators(gone) },
  vendor: {
    below: operators(yes),
    belowNew: operators(yes),
    sibling: operators(yes),
    other: operators(gone),
    rest: operators('not-your-line'),
  },
});

// O4, O6: what the reader's own account is answered (a partner's, which has licences, and the others'), and what the
// accounts around it are.
const managed = (by: (yes: Answer) => Roles, own: Answer, partner: Answer, around: Answer): Omit<Row, 'suspended'> => ({
  distributor: {
    own: by(own),
    below: by(around),
    belowNew: by(around),
    shared: by(around),
    above: by(around),
    rest: by(gone),
  },
  partner: { own: by(partner), below: by(around), above: by(around), rest: by(gone) },
  vendor: { own: by(own), sibling: by(gone), other: by(gone), rest: by(around) },
});

// O7: of the vendor a controller reaches every customer, of anybody else the accounts they look after: here only their
// own.
const controllers = (own: Answer): NonNullable<Row['controller']> => ({
  distributor: { own, rest: gone },
  partner: { own, rest: gone },
  vendor: { sibling: gone, other: gone, rest: own },
});

/** The table, written by hand from SPEC A1–A7 and E2–E6; a name is an endpoint's, with a case of it after a colon. */
export const expected: Record<string, Row> = {
  readProgramme: anybody(200),
  readLegal: anybody(200),
  signIn: { ...anybody(201), outside: ['sign-in-failed', 201, 'sign-in-failed'] },
  refreshSession: { ...anybody(204), outside: 'not-signed-in' },
  signOut: anybody(204),
  changePassword: { ...signedIn('password-wrong'), first: 'password-wrong' },
  // The same answer for every caller and every address (A12).
  forgotPassword: anybody(204),
  resetPassword: anybody('link-invalid'),
  openInvitation: anybody('invitation-unknown'),
  acceptInvitation: anybody('invitation-unknown'),
  listSessions: signedIn(200),
  // Sessions of other users are not found.
  endSession: signedIn(gone),
  // One's own stock alone.
  readStock: { suspended: 200, distributor: 200, partner: 200, vendor: 200 },
  readAttention: { suspended: 200, distributor: 200, partner: 200, vendor: 200 },
  readCaller: { ...signedIn(200), controller: { distributor: 200, partner: 200, vendor: 200 } },
  // A6: Masters make and revoke keys; a suspended one may still revoke what has leaked (A2).
  listApiKeys: {
    suspended: 200,
    distributor: mastersAlone(200),
    partner: mastersAlone(200),
    vendor: mastersAlone(200),
    key: people,
  },
  createApiKey: {
    suspended: held,
    distributor: mastersAlone(201),
    partner: mastersAlone(201),
    vendor: mastersAlone(201),
    key: people,
  },
  // O7: for the customers that one looks after, or for one of them, of a role that may switch.
  'createApiKey: for a controller': {
    suspended: held,
    distributor: mastersAlone(201),
    partner: mastersAlone(201),
    vendor: mastersAlone(201),
    key: people,
  },
  'createApiKey: for a controller, as Observer': {
    suspended: held,
    distributor: mastersAlone('controller-key-role'),
    partner: mastersAlone('controller-key-role'),
    vendor: mastersAlone('controller-key-role'),
    key: people,
  },
  'createApiKey: for a controller at a customer': {
    suspended: { own: held, below: held, belowNew: held, above: held, rest: gone },
    distributor: {
      own: mastersAlone('not-managing'),
      below: mastersAlone('not-managing'),
      belowNew: mastersAlone('not-managing'),
      shared: mastersAlone('not-managing'),
      above: mastersAlone('not-managing'),
      rest: mastersAlone(gone),
    },
    partner: {
      own: mastersAlone(201),
      below: mastersAlone('not-managing'),
      above: mastersAlone('not-managing'),
      rest: mastersAlone(gone),
    },
    vendor: {
      twoBelow: mastersAlone(201),
      threeBelow: mastersAlone(201),
      sibling: mastersAlone(gone),
      other: mastersAlone(gone),
      rest: mastersAlone('not-managing'),
    },
    key: people,
  },
  revokeApiKey: {
    suspended: { own: 204, rest: gone },
    distributor: { own: mastersAlone(204), rest: mastersAlone(gone) },
    partner: { own: mastersAlone(204), rest: mastersAlone(gone) },
    vendor: { own: mastersAlone(204), rest: mastersAlone(gone) },
    key: people,
  },
  // E10: certificates are for every device; the keys themselves are the vendor's Masters' in person.
  readVendorKeys: anybody(200),
  'readVendorKeys: of a vendor that is not there': anybody(gone),
  listSigningKeys: signingKeys(200),
  makeSigningKey: signingKeys(201),
  certifySigningKey: signingKeys('certificate-unreadable'),
  switchSigningKey: signingKeys('signing-key-not-certified'),
  revokeSigningKey: signingKeys(200),
  takeRevokedKeys: signingKeys('revocations-unreadable'),
  // X2: of the reader's own account; the vendor's staff of all of its programme, whatever account it was for.
  readChange: {
    suspended: { own: 200, rest: gone },
    distributor: { own: administrators(200), rest: administrators(gone) },
    partner: { own: administrators(200), rest: administrators(gone) },
    vendor: { sibling: administrators(gone), other: administrators(gone), rest: administrators(200) },
  },
  // A12: only their own; to change it, the user proves who they are first.
  readSecondFactor: signedIn(200),
  offerSecondFactor: { ...signedIn('password-wrong'), first: 'password-change-needed' },
  switchOnSecondFactor: { ...signedIn('set-up-expired'), first: 'set-up-expired' },
  renewRecoveryCodes: signedIn('second-factor-off'),
  switchOffSecondFactor: signedIn('second-factor-off'),
  listSignIns: signedIn(200),
  // O1: one's own, the vendor all; nobody else learns that there is an order.
  listOrders: { suspended: 'some', distributor: 'some', partner: 'none', vendor: 'some' },
  'listOrders: for a customer': {
    suspended: { below: 'some', rest: 'none' },
    distributor: { below: 'some', belowNew: 'some', shared: 'some', rest: 'none' },
    partner: 'none',
    vendor: { twoBelow: 'some', rest: 'none' },
  },
  'listOrders: of an account': {
    suspended: { own: 'some', rest: 'none' },
    distributor: { own: 'some', rest: 'none' },
    partner: 'none',
    vendor: { below: 'some', rest: 'none' },
  },
  readOrder: {
    suspended: { own: 200, rest: gone },
    distributor: { own: 200, rest: gone },
    partner: gone,
    vendor: { below: 200, rest: gone },
  },
  enterOrder: {
    suspended: staffOnly,
    distributor: staffOnly,
    partner: staffOnly,
    vendor: {
      below: operators(201),
      belowNew: operators(201),
      sibling: operators(gone),
      other: operators(gone),
      rest: operators('tier-not-allowed'),
    },
  },
  // O1: users who may enter orders correct and cancel them; licences of this one are assigned.
  correctOrder: {
    suspended: staffOnly,
    distributor: staffOnly,
    partner: staffOnly,
    vendor: { below: operators('order-assigned'), rest: operators(gone) },
  },
  cancelOrder: {
    suspended: staffOnly,
    distributor: staffOnly,
    partner: staffOnly,
    vendor: { below: operators('order-assigned'), rest: operators(gone) },
  },
  // O2: the buyer assigns it, to their own customers.
  assignOrder: {
    suspended: held,
    distributor: { own: operators(201), rest: operators(gone) },
    partner: operators(gone),
    vendor: { below: operators('order-of-other'), rest: operators(gone) },
  },
  'assignOrder: to whom': {
    suspended: held,
    distributor: { below: operators(201), belowNew: operators(201), shared: operators(201), rest: operators(stranger) },
    partner: operators(gone),
    vendor: operators('order-of-other'),
  },
  // A name that the reader may not know is one that nobody has.
  'assignOrder: to an account by name': {
    suspended: held,
    distributor: {
      below: operators(201),
      belowNew: operators(201),
      shared: operators(201),
      own: operators(stranger),
      above: operators(stranger),
      rest: operators('invalid-input'),
    },
    partner: operators(gone),
    vendor: {
      sibling: operators('invalid-input'),
      other: operators('invalid-input'),
      rest: operators('order-of-other'),
    },
  },
  unassignOrder: {
    suspended: held,
    distributor: { own: operators(201), rest: operators(gone) },
    partner: operators(gone),
    vendor: { below: operators('order-of-other'), rest: operators(gone) },
  },
  previewUnassign: {
    suspended: held,
    distributor: { own: operators(200), rest: operators(gone) },
    partner: operators(gone),
    vendor: { below: operators('order-of-other'), rest: operators(gone) },
  },
  // O3, A3: the customer's own, the vendor all, a partner those of its own orders.
  listLicences: {
    suspended: { own: 'none', below: 'some', belowNew: 'none', above: 'none', rest: gone },
    distributor: { own: 'none', below: 'some', belowNew: 'some', shared: 'some', above: 'none', rest: gone },
    partner: { own: 'some', below: 'none', above: 'none', rest: gone },
    vendor: { twoBelow: 'some', sibling: gone, other: gone, rest: 'none' },
  },
  // O4, A3: people of related accounts are known; what is on for them, to their own account, the vendor, and above as
  // far as it came from there.
  readUserLicences: { ...accountRead, controller: controllers(200) },
  listSeats: {
    suspended: { own: 'none', below: 'some', belowNew: 'none', above: 'none', rest: gone },
    distributor: { own: 'none', below: 'some', belowNew: 'some', shared: 'some', above: 'none', rest: gone },
    partner: { own: 'some', below: 'none', above: 'none', rest: gone },
    vendor: { twoBelow: 'some', sibling: gone, other: gone, rest: 'none' },
    controller: controllers('none'),
  },
  // O4: one's own people switch, those of an account above only where the programme says that it manages them, and the
  // vendor never.
  switchSeats: {
    suspended: held,
    ...managed(operators, 'no-seat-free', 201, 'not-managing'),
    controller: controllers('wrong-controller'),
  },
  previewSeats: { suspended: held, ...managed(operators, 200, 200, 200), controller: controllers(200) },
  checkSeat: {
    suspended: staffOnly,
    distributor: staffOnly,
    partner: staffOnly,
    vendor: { sibling: gone, other: gone, rest: 200 },
    // It is asked for a product that has no controller.
    controller: { distributor: gone, partner: gone, vendor: gone },
  },
  // O6
  readIntegrations: accountRead,
  previewIntegration: { suspended: held, ...managed(administrators, 200, 200, 'not-managing') },
  switchIntegration: { suspended: held, ...managed(administrators, 201, 201, 'not-managing') },
  // C1, C2, C3: sites are their partner's, and the vendor's to look at; who is no partner runs none.
  listSites: { suspended: 'some', distributor: 'some', partner: 'none', vendor: 'some' },
  'listSites: of an account': {
    suspended: { own: 'some', rest: 'none' },
    distributor: { own: 'some', rest: 'none' },
    partner: 'none',
    vendor: { below: 'some', rest: 'none' },
  },
  'listSites: searched for by name': {
    suspended: { own: 'some', rest: 'none' },
    distributor: { own: 'some', rest: 'none' },
    partner: 'none',
    vendor: { below: 'some', rest: 'none' },
  },
  readSite: {
    suspended: { own: 200, rest: gone },
    distributor: { own: 200, rest: gone },
    partner: gone,
    vendor: { below: 200, rest: gone },
  },
  createSite: {
    suspended: held,
    distributor: operators(201),
    partner: operators(staffOnly),
    vendor: operators(staffOnly),
  },
  editSite: {
    suspended: held,
    distributor: { own: operators(200), rest: operators(gone) },
    partner: operators(gone),
    vendor: { below: operators(staffOnly), rest: operators(gone) },
  },
  deleteSite: {
    suspended: held,
    distributor: { own: administrators(200), rest: administrators(gone) },
    partner: administrators(gone),
    vendor: { below: administrators(staffOnly), rest: administrators(gone) },
  },
  inviteSiteAdministrators: {
    suspended: held,
    distributor: { own: administrators(201), rest: administrators(gone) },
    partner: administrators(gone),
    vendor: { below: administrators(staffOnly), rest: administrators(gone) },
  },
  mailSiteAdministrator: {
    suspended: held,
    distributor: { own: administrators(201), rest: administrators(gone) },
    partner: administrators(gone),
    vendor: { below: administrators(staffOnly), rest: administrators(gone) },
  },
  removeSiteAdministrator: {
    suspended: held,
    distributor: { own: administrators(204), rest: administrators(gone) },
    partner: administrators(gone),
    vendor: { below: administrators(staffOnly), rest: administrators(gone) },
  },
  // C5, C6: one's own balance, the vendor any; credits come from the vendor alone.
  readBalance: { suspended: 200, distributor: 200, partner: 200, vendor: 'invalid-input' },
  'readBalance: of an account': {
    suspended: { own: 200, rest: gone },
    distributor: { own: 200, rest: gone },
    partner: { own: 200, rest: gone },
    vendor: { sibling: gone, other: gone, rest: 200 },
  },
  moveCredits: {
    suspended: held,
    distributor: { own: operators(201), rest: operators(gone) },
    partner: operators(staffOnly),
    vendor: operators(staffOnly),
  },
  grantCredits: {
    suspended: staffOnly,
    distributor: staffOnly,
    partner: staffOnly,
    vendor: {
      below: operators(201),
      belowNew: operators(201),
      sibling: operators(gone),
      other: operators(gone),
      rest: operators('tier-not-allowed'),
    },
  },
  listCreditHistory: { suspended: 'some', distributor: 'some', partner: 'none', vendor: 'invalid-input' },
  'listCreditHistory: of an account': {
    suspended: { own: 'some', rest: gone },
    distributor: { own: 'some', rest: gone },
    partner: { own: 'none', rest: gone },
    vendor: { below: 'some', belowNew: 'some', sibling: gone, other: gone, rest: 'none' },
  },
  'listCreditHistory: of a site': {
    suspended: { own: 'some', rest: gone },
    distributor: { own: 'some', rest: gone },
    partner: gone,
    vendor: { below: 'some', rest: gone },
  },
  readCreditChart: { suspended: 200, distributor: 200, partner: 200, vendor: 'invalid-input' },
  'readCreditChart: of an account': {
    suspended: { own: 200, rest: gone },
    distributor: { own: 200, rest: gone },
    partner: { own: 200, rest: gone },
    vendor: { sibling: gone, other: gone, rest: 200 },
  },
  'readCreditChart: of a site': {
    suspended: { own: 200, rest: gone },
    distributor: { own: 200, rest: gone },
    partner: gone,
    vendor: { below: 200, rest: gone },
  },
  readCreditSpending: { suspended: 200, distributor: 200, partner: 200, vendor: 'invalid-input' },
  'readCreditSpending: of an account': {
    suspended: { own: 200, rest: gone },
    distributor: { own: 200, rest: gone },
    partner: { own: 200, rest: gone },
    vendor: { sibling: gone, other: gone, rest: 200 },
  },
  // C6: its author takes it back; that there was a movement is known to the owner of the credits, and to the
  // vendor.
  reverseCredits: {
    suspended: { own: held, rest: gone },
    distributor: { own: operators(201), rest: gone },
    partner: gone,
    vendor: { below: operators(staffOnly), rest: gone },
  },
  // C4: by the vendor's product alone.
  reportUsage: {
    suspended: staffOnly,
    distributor: staffOnly,
    partner: staffOnly,
    vendor: { below: operators(200), rest: operators(gone) },
  },
  // A5, A6: the vendor's, from Administrator on.
  listMarketingConsents: {
    suspended: staffOnly,
    distributor: staffOnly,
    partner: staffOnly,
    vendor: administrators(200),
  },
  listChanges: {
    suspended: 200,
    distributor: administrators(200),
    partner: administrators(200),
    vendor: administrators(200),
  },
  acceptLegal: { ...signedIn(200), first: 200 },
  readMe: { ...signedIn(200), first: 200 },
  // Users may change their own particulars, also while their account is suspended.
  editMe: signedIn(200),

  listAccounts: signedIn(200),
  'listAccounts: searched for by name': {
    suspended: { below: 'some', belowNew: 'some', above: 'some', rest: 'none' },
    distributor: { below: 'some', belowNew: 'some', shared: 'some', above: 'some', rest: 'none' },
    partner: { below: 'some', above: 'some', rest: 'none' },
    vendor: { own: 'none', sibling: 'none', other: 'none', rest: 'some' },
  },
  readAccount: accountRead,
  createAccount: {
    suspended: held,
    distributor: administrators(201),
    partner: administrators(201),
    vendor: administrators(201),
  },
  'createAccount: of one’s own tier': {
    suspended: held,
    distributor: administrators('tier-not-allowed'),
    partner: administrators('tier-not-allowed'),
    vendor: administrators('tier-not-allowed'),
  },
  // A2: the one exception to A3 confirms what was typed, whosever it is; another vendor's names are none of ours.
  'createAccount: under a name that is taken': {
    suspended: held,
    distributor: administrators('name-taken'),
    partner: administrators('name-taken'),
    vendor: administrators('name-taken'),
  },
  editAccount: {
    suspended: { own: held, below: held, belowNew: held, above: held, rest: gone },
    distributor: {
      own: mastersAlone(200),
      below: administrators(notYours),
      belowNew: administrators(200),
      shared: administrators(notYours),
      above: administrators(notYours),
      rest: gone,
    },
    partner: { own: mastersAlone(200), below: administrators(200), above: administrators(notYours), rest: gone },
    vendor: { own: mastersAlone(200), sibling: gone, other: gone, rest: administrators(200) },
  },
  'editAccount: its state': {
    suspended: { own: staffOnly, below: staffOnly, belowNew: staffOnly, above: staffOnly, rest: gone },
    distributor: {
      own: staffOnly,
      below: staffOnly,
      belowNew: staffOnly,
      shared: staffOnly,
      above: staffOnly,
      rest: gone,
    },
    partner: { own: staffOnly, below: staffOnly, above: staffOnly, rest: gone },
    vendor: { own: administrators('own-access'), sibling: gone, other: gone, rest: administrators(200) },
  },
  // A2, A4: nobody of that name; what is there is confirmed to who may create accounts alone, and related by the
  // vendor's staff alone.
  askRelation: {
    suspended: held,
    distributor: administrators(gone),
    partner: administrators(gone),
    vendor: administrators(gone),
  },
  listRelationRequests: signedIn(200),
  decideRelation: { suspended: staffOnly, distributor: staffOnly, partner: staffOnly, vendor: administrators(gone) },
  findUsers: signedIn(200),
  listUsers: accountRead,
  createUser: {
    suspended: held,
    distributor: {
      own: administrators(201),
      below: administrators(themselves),
      belowNew: administrators(201),
      shared: administrators(themselves),
      above: administrators(notYours),
      rest: administrators(gone),
    },
    partner: {
      own: administrators(201),
      below: administrators('tier-without-access'),
      above: administrators(notYours),
      rest: administrators(gone),
    },
    vendor: {
      own: administrators(201),
      below: administrators(themselves),
      belowNew: administrators(201),
      sibling: administrators(gone),
      other: administrators(gone),
      rest: administrators(notYours),
    },
  },
  'createUser: a contact': {
    suspended: held,
    distributor: {
      own: administrators(201),
      below: administrators(201),
      belowNew: administrators(201),
      shared: administrators(201),
      above: administrators(notYours),
      rest: administrators(gone),
    },
    partner: {
      own: administrators(201),
      below: administrators(201),
      above: administrators(notYours),
      rest: administrators(gone),
    },
    vendor: {
      own: administrators(201),
      below: administrators(201),
      belowNew: administrators(201),
      sibling: administrators(gone),
      other: administrators(gone),
      rest: administrators(notYours),
    },
  },
  'createUser: a Master': {
    suspended: held,
    distributor: {
      own: [role, role, 'role-above-own', 201],
      below: administrators(themselves),
      belowNew: administrators(201),
      shared: administrators(themselves),
      above: administrators(notYours),
      rest: administrators(gone),
    },
    partner: {
      own: [role, role, 'role-above-own', 201],
      below: administrators('tier-without-access'),
      above: administrators(notYours),
      rest: administrators(gone),
    },
    vendor: {
      own: [role, role, 'role-above-own', 201],
      below: administrators(themselves),
      belowNew: administrators(201),
      sibling: administrators(gone),
      other: administrators(gone),
      rest: administrators(notYours),
    },
    // A key makes no Masters of its own account: a leaked one must not beget who makes more.
    masterKey: people,
  },

  readUser: accountRead,
  editUser: {
    suspended: held,
    distributor: {
      own: administrators(200),
      below: administrators(themselves),
      belowNew: administrators(200),
      shared: administrators(themselves),
      above: administrators(notYours),
      rest: administrators(gone),
    },
    partner: {
      own: administrators(200),
      below: administrators(200),
      above: administrators(notYours),
      rest: administrators(gone),
    },
    vendor: {
      own: administrators(200),
      below: administrators(themselves),
      belowNew: administrators(200),
      sibling: administrators(gone),
      other: administrators(gone),
      rest: administrators(notYours),
    },
  },
  'editUser: a Master': {
    suspended: held,
    distributor: {
      own: [role, role, 'master-untouchable', 200],
      below: administrators(themselves),
      belowNew: administrators(200),
      shared: administrators(themselves),
      above: administrators(notYours),
      rest: administrators(gone),
    },
    partner: {
      own: [role, role, 'master-untouchable', 200],
      above: administrators(notYours),
      rest: administrators(gone),
    },
    vendor: {
      own: [role, role, 'master-untouchable', 200],
      below: administrators(themselves),
      belowNew: administrators(200),
      sibling: administrators(gone),
      other: administrators(gone),
      rest: administrators(notYours),
    },
    masterKey: people,
  },
  // The version sent is an old one: actors with the right read that, and nothing is changed.
  'editUser: raise to Master': {
    suspended: held,
    distributor: {
      own: [role, role, 'role-above-own', 'changed-meanwhile'],
      below: administrators(themselves),
      belowNew: administrators('changed-meanwhile'),
      shared: administrators(themselves),
      above: administrators(notYours),
      rest: administrators(gone),
    },
    partner: {
      own: [role, role, 'role-above-own', 'changed-meanwhile'],
      below: administrators('changed-meanwhile'),
      above: administrators(notYours),
      rest: administrators(gone),
    },
    vendor: {
      own: [role, role, 'role-above-own', 'changed-meanwhile'],
      below: administrators(themselves),
      belowNew: administrators('changed-meanwhile'),
      sibling: administrators(gone),
      other: administrators(gone),
      rest: administrators(notYours),
    },
    masterKey: people,
  },
  'editUser: the own role': {
    suspended: held,
    distributor: [role, role, 'role-above-own', 'changed-meanwhile'],
    partner: [role, role, 'role-above-own', 'changed-meanwhile'],
    vendor: [role, role, 'role-above-own', 'changed-meanwhile'],
    // A key has no self: it is tried at somebody of the distributor.
    key: {
      distributor: [role, role, 'role-above-own', people],
      partner: administrators(notYours),
      vendor: administrators(themselves),
    },
  },
  sendAccessMail: {
    suspended: held,
    distributor: {
      own: administrators(201),
      below: administrators(themselves),
      belowNew: administrators(201),
      shared: administrators(themselves),
      above: administrators(notYours),
      rest: administrators(gone),
    },
    partner: {
      own: administrators(201),
      below: administrators('user-not-waiting'),
      above: administrators(notYours),
      rest: administrators(gone),
    },
    vendor: {
      own: administrators(201),
      below: administrators(themselves),
      belowNew: administrators(201),
      sibling: administrators(gone),
      other: administrators(gone),
      rest: administrators(notYours),
    },
  },
  // The version that is sent is an old one, as with the edits above.
  withdrawUser: {
    suspended: held,
    distributor: {
      own: administrators('changed-meanwhile'),
      below: administrators(themselves),
      belowNew: administrators('changed-meanwhile'),
      shared: administrators(themselves),
      above: administrators(notYours),
      rest: administrators(gone),
    },
    partner: {
      own: administrators('changed-meanwhile'),
      below: administrators('user-not-waiting'),
      above: administrators(notYours),
      rest: administrators(gone),
    },
    vendor: {
      own: administrators('changed-meanwhile'),
      below: administrators(themselves),
      belowNew: administrators('changed-meanwhile'),
      sibling: administrators(gone),
      other: administrators(gone),
      rest: administrators(notYours),
    },
  },
  // A user who has signed in cannot be taken back; a Master who never has can be, by the creator of their account.
  'withdrawUser: a Master': {
    suspended: held,
    distributor: {
      own: [role, role, 'master-untouchable', 'user-not-waiting'],
      below: administrators(themselves),
      belowNew: administrators('changed-meanwhile'),
      shared: administrators(themselves),
      above: administrators(notYours),
      rest: administrators(gone),
    },
    partner: {
      own: [role, role, 'master-untouchable', 'user-not-waiting'],
      above: administrators(notYours),
      rest: administrators(gone),
    },
    vendor: {
      own: [role, role, 'master-untouchable', 'user-not-waiting'],
      below: administrators(themselves),
      belowNew: administrators('changed-meanwhile'),
      sibling: administrators(gone),
      other: administrators(gone),
      rest: administrators(notYours),
    },
    masterKey: people,
  },
  listInvitations: signedIn(200),
  // As creating one user, so with many.
  invitePeople: {
    suspended: held,
    distributor: {
      own: administrators(201),
      below: administrators(themselves),
      belowNew: administrators(201),
      shared: administrators(themselves),
      above: administrators(notYours),
      rest: administrators(gone),
    },
    partner: {
      own: administrators(201),
      below: administrators('tier-without-access'),
      above: administrators(notYours),
      rest: administrators(gone),
    },
    vendor: {
      own: administrators(201),
      below: administrators(themselves),
      belowNew: administrators(201),
      sibling: administrators(gone),
      other: administrators(gone),
      rest: administrators(notYours),
    },
  },
  'invitePeople: a Master': {
    suspended: held,
    distributor: {
      own: [role, role, 'role-above-own', 201],
      below: administrators(themselves),
      belowNew: administrators(201),
      shared: administrators(themselves),
      above: administrators(notYours),
      rest: administrators(gone),
    },
    partner: {
      own: [role, role, 'role-above-own', 201],
      below: administrators('tier-without-access'),
      above: administrators(notYours),
      rest: administrators(gone),
    },
    vendor: {
      own: [role, role, 'role-above-own', 201],
      below: administrators(themselves),
      belowNew: administrators(201),
      sibling: administrators(gone),
      other: administrators(gone),
      rest: administrators(notYours),
    },
    masterKey: people,
  },

  // A6: from Administrator on; each row follows the rules of creating one, and mistakes are reported with their row.
  previewImport: imported(200),
  'previewImport: under a name that is taken': imported(200),
  'previewImport: users': {
    suspended: held,
    distributor: {
      own: administrators(200),
      below: administrators(200),
      belowNew: administrators(200),
      shared: administrators(200),
      above: administrators(200),
      rest: administrators(gone),
    },
    partner: {
      own: administrators(200),
      below: administrators(200),
      above: administrators(200),
      rest: administrators(gone),
    },
    vendor: { sibling: administrators(gone), other: administrators(gone), rest: administrators(200) },
  },
  // O1: the vendor's alone, to those right below it; of others the row says that it is none of theirs.
  'previewImport: orders': imported(200),
  'importRows: orders': {
    suspended: held,
    distributor: administrators(wrongRow),
    partner: administrators(wrongRow),
    vendor: { below: administrators(201), belowNew: administrators(201), rest: administrators(wrongRow) },
  },
  // C2: one's own, of who runs sites; of others the row says that it is none of theirs.
  'previewImport: sites': imported(200),
  'importRows: sites': {
    suspended: held,
    distributor: administrators(201),
    partner: administrators(wrongRow),
    vendor: administrators(wrongRow),
  },
  importRows: imported(201),
  'importRows: of one’s own tier': imported('rows-refused'),
  'importRows: under a name that is taken': imported('rows-refused'),
  'importRows: users': {
    suspended: held,
    distributor: {
      own: administrators(201),
      below: administrators(wrongRow),
      belowNew: administrators(201),
      shared: administrators(wrongRow),
      above: administrators(wrongRow),
      rest: administrators(gone),
    },
    partner: {
      own: administrators(201),
      below: administrators(wrongRow),
      above: administrators(wrongRow),
      rest: administrators(gone),
    },
    vendor: {
      own: administrators(201),
      below: administrators(wrongRow),
      belowNew: administrators(201),
      sibling: administrators(gone),
      other: administrators(gone),
      rest: administrators(wrongRow),
    },
  },
  'importRows: a Master': {
    suspended: held,
    distributor: {
      own: [role, role, wrongRow, 201],
      below: administrators(wrongRow),
      belowNew: administrators(201),
      shared: administrators(wrongRow),
      above: administrators(wrongRow),
      rest: administrators(gone),
    },
    partner: {
      own: [role, role, wrongRow, 201],
      below: administrators(wrongRow),
      above: administrators(wrongRow),
      rest: administrators(gone),
    },
    vendor: {
      own: [role, role, wrongRow, 201],
      below: administrators(wrongRow),
      belowNew: administrators(201),
      sibling: administrators(gone),
      other: administrators(gone),
      rest: administrators(wrongRow),
    },
    masterKey: wrongRow,
  },

  // A6, A12: nobody here has a second factor; actors who could reset one read so.
  resetSecondFactor: {
    suspended: held,
    distributor: {
      own: administrators(none),
      below: administrators(themselves),
      belowNew: administrators(none),
      shared: administrators(themselves),
      above: administrators(notYours),
      rest: administrators(gone),
    },
    partner: {
      own: administrators(none),
      below: administrators(none),
      above: administrators(notYours),
      rest: administrators(gone),
    },
    vendor: {
      own: administrators(none),
      below: administrators(themselves),
      belowNew: administrators(none),
      sibling: administrators(gone),
      other: administrators(gone),
      rest: administrators(notYours),
    },
  },
  'resetSecondFactor: of a Master': {
    suspended: held,
    distributor: {
      own: [role, role, 'master-untouchable', none],
      below: administrators(themselves),
      belowNew: administrators(none),
      shared: administrators(themselves),
      above: administrators(notYours),
      rest: administrators(gone),
    },
    partner: {
      own: [role, role, 'master-untouchable', none],
      above: administrators(notYours),
      rest: administrators(gone),
    },
    vendor: {
      own: [role, role, 'master-untouchable', none],
      below: administrators(themselves),
      belowNew: administrators(none),
      sibling: administrators(gone),
      other: administrators(gone),
      rest: administrators(notYours),
    },
    masterKey: people,
  },
  'resetSecondFactor: one’s own': {
    suspended: held,
    distributor: administrators('own-second-factor'),
    partner: administrators('own-second-factor'),
    vendor: administrators('own-second-factor'),
    key: { distributor: administrators(none), partner: administrators(notYours), vendor: administrators(themselves) },
  },
  // The sign-ins of one’s own people alone; also a suspended account’s Master may look.
  listUserSignIns: {
    suspended: { own: 200, rest: gone },
    distributor: { own: administrators(200), rest: administrators(gone) },
    partner: { own: administrators(200), rest: administrators(gone) },
    vendor: { own: administrators(200), rest: administrators(gone) },
  },

  listProducts: signedIn(200),
  createProduct: { suspended: staffOnly, distributor: staffOnly, partner: staffOnly, vendor: administrators(201) },
  editProduct: {
    suspended: staffOnly,
    distributor: staffOnly,
    partner: staffOnly,
    vendor: { own: administrators(200), rest: administrators(gone) },
  },

  issueEntitlement: {
    suspended: staffOnly,
    distributor: staffOnly,
    partner: staffOnly,
    vendor: {
      below: operators(201),
      belowNew: operators(201),
      own: operators('tier-not-allowed'),
      twoBelow: operators('tier-not-allowed'),
      threeBelow: operators('tier-not-allowed'),
      rest: operators(gone),
    },
  },
  'issueEntitlement: of a product': {
    suspended: staffOnly,
    distributor: staffOnly,
    partner: staffOnly,
    vendor: { own: operators(201), rest: operators('invalid-input') },
  },
  'issueEntitlement: told to a contact': {
    suspended: staffOnly,
    distributor: staffOnly,
    partner: staffOnly,
    vendor: { below: operators(201), rest: operators('contact-not-of-target') },
  },
  listLineItems: signedIn(200),
  // E3: found by the name of the holder or the giver, where that name may be known and the line is known to the reader.
  'listLineItems: searched for by account': {
    suspended: { own: 'some', below: 'some', belowNew: 'some', above: 'some', rest: 'none' },
    distributor: { own: 'some', below: 'some', belowNew: 'some', shared: 'some', above: 'some', rest: 'none' },
    partner: { own: 'some', below: 'some', above: 'some', rest: 'none' },
    vendor: { sibling: 'none', other: 'none', rest: 'some' },
  },
  'listLineItems: searched for by order number': {
    suspended: { own: 'some', rest: 'none' },
    distributor: { own: 'some', rest: 'none' },
    partner: 'none',
    vendor: { other: 'none', rest: 'some' },
  },
  'listLineItems: of a holder': {
    suspended: { own: 'some', below: 'some', belowNew: 'some', rest: 'none' },
    distributor: { own: 'some', below: 'some', belowNew: 'some', shared: 'some', rest: 'none' },
    partner: { own: 'some', below: 'some', rest: 'none' },
    vendor: { own: 'none', sibling: 'none', other: 'none', rest: 'some' },
  },
  'listLineItems: from a giver': {
    suspended: { own: 'some', above: 'some', rest: 'none' },
    distributor: { own: 'some', above: 'some', rest: 'none' },
    partner: { own: 'some', above: 'some', rest: 'none' },
    vendor: { own: 'some', below: 'some', twoBelow: 'some', rest: 'none' },
  },
  'listLineItems: handed on from a line': {
    suspended: { own: 'some', rest: 'none' },
    distributor: { own: 'some', rest: 'none' },
    partner: { own: 'some', rest: 'none' },
    vendor: { below: 'some', twoBelow: 'some', rest: 'none' },
  },
  'listLineItems: by activation ID': {
    suspended: { own: 'some', below: 'some', belowNew: 'some', rest: 'none' },
    distributor: { own: 'some', below: 'some', belowNew: 'some', shared: 'some', rest: 'none' },
    partner: { own: 'some', below: 'some', rest: 'none' },
    vendor: { other: 'none', rest: 'some' },
  },
  readLineItem: lineRead,
  // E9: wherever the line may be read; what is shown of it is the reader's own branch alone.
  readLineage: lineRead,
  listLineMails: lineRead,
  printCards: lineRead,
  // E8: a line's details are mailed by who holds it and by who handed it on; the vendor's staff see all lines, and mail
  // those they issued.
  mailLineItem: mailed(201),
  previewLineMail: mailed(200),
  sendLineMailAgain: mailed(201),
  'sendLineMailAgain: as one about a line of one’s own': {
    suspended: held,
    distributor: { own: operators(201), rest: operators(gone) },
    partner: { own: operators(201), rest: operators(gone) },
    vendor: { below: operators(201), rest: operators(gone) },
  },
  splitLineItems: {
    suspended: held,
    distributor: {
      own: operators(201),
      below: operators('not-holder'),
      belowNew: operators('not-holder'),
      shared: operators('not-holder'),
      rest: operators(gone),
    },
    partner: { own: operators(201), below: operators('not-holder'), rest: operators(gone) },
    vendor: { other: operators(gone), rest: operators('not-holder') },
  },
  'splitLineItems: to an account': {
    suspended: held,
    distributor: { below: operators(201), belowNew: operators(201), shared: operators(201), rest: operators(stranger) },
    partner: { below: operators(201), rest: operators(stranger) },
    vendor: operators('not-holder'),
  },
  'splitLineItems: told to a contact': {
    suspended: held,
    distributor: { below: operators(201), rest: operators('contact-not-of-target') },
    partner: { below: operators(201), rest: operators('contact-not-of-target') },
    vendor: operators('not-holder'),
  },

  // E7: the receiver gives back, and the sender takes back; the vendor's staff see all lines and move none but what
  // they issued.
  returnCopies: {
    suspended: held,
    distributor: {
      own: operators(201),
      below: operators('not-holder'),
      belowNew: operators('not-holder'),
      shared: operators('not-holder'),
      rest: operators(gone),
    },
    partner: { own: operators(201), below: operators('not-holder'), rest: operators(gone) },
    vendor: { other: operators(gone), rest: operators('not-holder') },
  },
  recallCopies: {
    suspended: held,
    distributor: {
      own: operators('not-sender'),
      below: operators(201),
      belowNew: operators(201),
      shared: operators(201),
      rest: operators(gone),
    },
    partner: { own: operators('not-sender'), below: operators(201), rest: operators(gone) },
    vendor: {
      below: operators(201),
      belowNew: operators(201),
      sibling: operators(201),
      other: operators(gone),
      rest: operators('not-sender'),
    },
  },
  // E10: by who holds the line, or has handed it to a customer who does not sign in.
  activateCopies: activated(200),
  activateBatch: activated(201),
  'activateBatch: by activation ID': activated(201),
  previewBatch: previewed,
  // E10: anybody with the activation ID.
  activateDevice: anybody(200),
  'activateDevice: by the ID of another vendor': anybody(gone),
  listActivations: signedIn(200),
  'listActivations: of a line': {
    suspended: { own: 'some', rest: 'none' },
    distributor: { own: 'some', rest: 'none' },
    partner: { own: 'some', below: 'some', rest: 'none' },
    vendor: { other: 'none', rest: 'some' },
  },
  readActivation: {
    suspended: { own: 200, rest: gone },
    distributor: { own: 200, rest: gone },
    partner: { own: 200, below: 200, rest: gone },
    vendor: { other: gone, rest: 200 },
  },
  fetchLicenceFile: {
    suspended: held,
    distributor: { own: operators(200), rest: operators(gone) },
    partner: { own: operators(200), below: operators(200), rest: operators(gone) },
    vendor: { other: operators(gone), rest: operators('not-holder') },
  },
  mailLicenceFiles: {
    key: people,
    suspended: held,
    distributor: { own: operators(201), rest: operators(gone) },
    partner: { own: operators(201), below: operators(201), rest: operators(gone) },
    vendor: { other: operators(gone), rest: operators('not-holder') },
  },
  giveBackCopies: {
    suspended: held,
    distributor: { own: operators(201), rest: operators(gone) },
    partner: { own: operators(201), below: operators(201), rest: operators(gone) },
    vendor: { other: operators(gone), rest: operators('not-holder') },
  },
  replaceHost: {
    suspended: held,
    distributor: { own: operators(201), rest: operators(gone) },
    partner: { own: operators(201), below: operators(201), rest: operators(gone) },
    vendor: { other: operators(gone), rest: operators('not-holder') },
  },
  // E13: the vendor’s staff too, as files of the whole term are theirs to release.
  reportLost: {
    suspended: held,
    distributor: { own: operators(201), rest: operators(gone) },
    partner: { own: operators(201), below: operators(201), rest: operators(gone) },
    vendor: { other: operators(gone), rest: operators(201) },
  },
  renameDevice: {
    suspended: held,
    distributor: { own: operators(200), rest: operators(gone) },
    partner: { own: operators(200), below: operators(200), rest: operators(gone) },
    vendor: { other: operators(gone), rest: operators('not-holder') },
  },
  makeReceiptNonce: {
    suspended: held,
    distributor: { own: operators(201), rest: operators(gone) },
    partner: { own: operators(201), below: operators(201), rest: operators(gone) },
    vendor: { other: operators(gone), rest: operators('not-holder') },
  },
  askForMoves: {
    suspended: held,
    distributor: { own: operators(201), rest: operators(gone) },
    partner: { own: operators(201), below: operators(201), rest: operators(gone) },
    vendor: { other: operators(gone), rest: operators('not-holder') },
  },
  // E13: the vendor's staff answer.
  answerMoves: {
    suspended: held,
    distributor: { own: operators('tier-may-not'), rest: operators(gone) },
    partner: { own: operators('tier-may-not'), below: operators('tier-may-not'), rest: operators(gone) },
    vendor: { other: operators(gone), rest: operators(201) },
  },
  listRecallRequests: signedIn(200),
  'listRecallRequests: of a line': {
    suspended: { below: 'some', rest: 'none' },
    distributor: { own: 'some', below: 'some', shared: 'some', rest: 'none' },
    partner: { own: 'some', rest: 'none' },
    vendor: { other: 'none', rest: 'some' },
  },
  answerRecall: {
    suspended: held,
    distributor: {
      own: operators(201),
      below: operators('not-holder'),
      shared: operators('not-holder'),
      rest: operators(gone),
    },
    partner: { own: operators(201), rest: operators(gone) },
    vendor: { other: operators(gone), rest: operators('not-holder') },
  },
  'answerRecall: withdrawn': {
    suspended: held,
    distributor: { own: operators('not-sender'), below: operators(201), shared: operators(201), rest: operators(gone) },
    partner: { own: operators('not-sender'), rest: operators(gone) },
    vendor: { below: operators(201), other: operators(gone), rest: operators('not-sender') },
  },
  // E15: what the account holds or has handed on; its holder decides, of lines that expire, and for a customer who does
  // not sign in the account that handed it on.
  listRenewals: signedIn(200),
  'listRenewals: of a holder': signedIn(200),
  previewRenewal: {
    suspended: held,
    distributor: {
      own: operators(200),
      below: operators(200),
      belowNew: operators(200),
      shared: operators(200),
      rest: operators(gone),
    },
    partner: { own: operators(200), below: operators(200), rest: operators(gone) },
    vendor: { other: operators(gone), rest: operators(200) },
  },
  renewLineItems: {
    suspended: held,
    distributor: {
      own: operators('line-perpetual'),
      below: operators('not-holder'),
      belowNew: operators('not-holder'),
      shared: operators('not-holder'),
      rest: operators(gone),
    },
    partner: { own: operators('line-perpetual'), below: operators('line-perpetual'), rest: operators(gone) },
    vendor: { other: operators(gone), rest: operators('not-holder') },
  },
  decideRenewals: {
    suspended: held,
    distributor: {
      own: operators('line-perpetual'),
      below: operators('not-holder'),
      belowNew: operators('not-holder'),
      shared: operators('not-holder'),
      rest: operators(gone),
    },
    partner: { own: operators('line-perpetual'), below: operators('line-perpetual'), rest: operators(gone) },
    vendor: { other: operators(gone), rest: operators('not-holder') },
  },
  // E12: one asks an account right above; each hop is for its two accounts alone; vendor staff see their own as well.
  createRequest: {
    suspended: held,
    distributor: {
      above: operators(201),
      below: operators('request-not-above'),
      belowNew: operators('request-not-above'),
      shared: operators('request-not-above'),
      rest: operators(stranger),
    },
    partner: { above: operators(201), below: operators('request-not-above'), rest: operators(stranger) },
    vendor: operators('nobody-above'),
  },
  'createRequest: on behalf of': {
    suspended: held,
    distributor: {
      below: operators(201),
      belowNew: operators(201),
      shared: operators(201),
      rest: operators('customer-not-below'),
    },
    partner: { below: operators(201), rest: operators('customer-not-below') },
    vendor: operators('nobody-above'),
  },
  'createRequest: forwarded': {
    suspended: held,
    distributor: {
      own: operators('not-receiver'),
      below: operators(201),
      shared: operators(201),
      rest: operators(gone),
    },
    partner: { own: operators('not-receiver'), rest: operators(gone) },
    vendor: { below: operators('nobody-above'), rest: operators(gone) },
  },
  listRequests: signedIn(200),
  'listRequests: with an account': {
    suspended: { above: 'some', below: 'some', rest: 'none' },
    distributor: { above: 'some', below: 'some', shared: 'some', rest: 'none' },
    partner: { above: 'some', rest: 'none' },
    vendor: { below: 'some', rest: 'none' },
  },
  readRequest: {
    suspended: { own: 200, below: 200, rest: gone },
    distributor: { own: 200, below: 200, shared: 200, rest: gone },
    partner: { own: 200, rest: gone },
    vendor: { below: 200, rest: gone },
  },
  printRequest: {
    suspended: { own: 200, below: 200, rest: gone },
    distributor: { own: 200, below: 200, shared: 200, rest: gone },
    partner: { own: 200, rest: gone },
    vendor: { below: 200, rest: gone },
  },
  fulfilRequest: {
    suspended: held,
    distributor: {
      own: operators('not-receiver'),
      below: operators(201),
      shared: operators(201),
      rest: operators(gone),
    },
    partner: { own: operators('not-receiver'), rest: operators(gone) },
    vendor: { below: operators(201), rest: operators(gone) },
  },
  answerRequest: {
    suspended: held,
    distributor: {
      own: operators('not-receiver'),
      below: operators(201),
      shared: operators(201),
      rest: operators(gone),
    },
    partner: { own: operators('not-receiver'), rest: operators(gone) },
    vendor: { below: operators(201), rest: operators(gone) },
  },
  // E12: rules are of the account alone, which has stock, for those right below it.
  listRequestRules: signedIn(200),
  setRequestRule: {
    suspended: held,
    distributor: {
      above: operators('rule-not-below'),
      below: operators(201),
      belowNew: operators(201),
      shared: operators(201),
      rest: operators(stranger),
    },
    partner: { above: operators('rule-not-below'), below: operators(201), rest: operators(stranger) },
    vendor: operators('rule-without-stock'),
  },
  deleteRequestRule: {
    suspended: held,
    distributor: { own: operators(204), rest: operators(gone) },
    partner: { own: operators(204), rest: operators(gone) },
    vendor: { own: operators(204), rest: operators(gone) },
  },
  // X8: authors undo only their own operations; a colleague's are refused as theirs, those of others are not found,
  // except by vendor staff.
  undoOperation: {
    suspended: held,
    distributor: { own: [role, 'not-author', 'not-author', 'undo-not-offered'], rest: operators(gone) },
    partner: { own: [role, 'not-author', 'not-author', 'undo-not-offered'], rest: operators(gone) },
    vendor: {
      own: [role, 'not-author', 'not-author', 'undo-not-offered'],
      sibling: operators(gone),
      other: operators(gone),
      rest: operators('not-author'),
    },
    masterKey: 'not-author',
  },
  // E3: the vendor's staff alone.
  holdLineItem: {
    suspended: staffOnly,
    distributor: staffOnly,
    partner: staffOnly,
    vendor: { other: operators(gone), rest: operators(201) },
  },
  releaseLineItem: {
    suspended: staffOnly,
    distributor: staffOnly,
    partner: staffOnly,
    vendor: { other: operators(gone), rest: operators('line-not-on-hold') },
  },
  // E3: one's own views and those of the reader's own account; not even the vendor looks into another's.
  listSavedViews: signedIn(200),
  // A key is nobody who could keep one; it sees what is shared.
  createSavedView: { ...signedIn(201), key: people },
  // The Master of each account has made the view and shares it.
  editSavedView: {
    suspended: { own: 200, rest: gone },
    distributor: { own: [notYours, notYours, notYours, 200], rest: gone },
    partner: { own: [notYours, notYours, notYours, 200], rest: gone },
    vendor: { own: [notYours, notYours, notYours, 200], rest: gone },
    key: people,
  },
  deleteSavedView: {
    suspended: { own: 204, rest: gone },
    distributor: { own: administrators(204), rest: gone },
    partner: { own: administrators(204), rest: gone },
    vendor: { own: administrators(204), rest: gone },
    key: people,
  },
  'splitLineItems: by activation ID': {
    suspended: held,
    distributor: {
      own: operators(201),
      below: operators('not-holder'),
      belowNew: operators('not-holder'),
      shared: operators('not-holder'),
      rest: operators('line-unknown'),
    },
    partner: { own: operators(201), below: operators('not-holder'), rest: operators('line-unknown') },
    vendor: { other: operators('line-unknown'), rest: operators('not-holder') },
  },
  'splitLineItems: to an account by name': {
    suspended: held,
    distributor: {
      below: operators(201),
      belowNew: operators(201),
      shared: operators(201),
      rest: operators('target-unknown'),
    },
    partner: { below: operators(201), rest: operators('target-unknown') },
    vendor: operators('not-holder'),
  },
  // Whatever is asked for, the reply says what would happen, never with a name or a line that the reader may not know.
  previewSplits: previewed,
  'previewSplits: of a product': previewed,
  'previewSplits: to an account': previewed,
  'previewSplits: to an account by a name that is nearly its own': previewed,
  'previewSplits: told to a contact': previewed,

  // X1: the mails that the reader's own account has caused; of this world's none has failed.
  listSentMails: signedIn('some'),
  'listSentMails: those that failed': signedIn('none'),

  // The mailbox is a page of demo mode alone.
  listMails: anybody(gone),
  readMail: anybody(gone),
};
