import * as core from '@tierline/core';
import type { Me, ProgrammeView } from '@tierline/contract';
import { mailboxMail, mailboxMails, previewedLineMail, sentMails } from './mailbox.ts';
import type { Routes } from './mount.ts';
import type { Cookies } from './session.ts';

/** Returns the implementation of each endpoint, one line each. */
export function routesWith(samples: (vendor: string) => ProgrammeView['samples']): Routes {
  return {
    readProgramme: async (visitor) =>
      core.programmeView(visitor.services, visitor.vendor, samples(visitor.vendor.slug)),

    readLegal: async (visitor) => core.legalView(visitor),

    signIn: async (visitor, ask, cookies) => begin(visitor, cookies, await core.signIn(visitor, ask)),
    refreshSession: async (visitor, _, cookies) => {
      cookies.give(await core.refreshSession(visitor, cookies.refreshToken() ?? ''));
      return null;
    },
    signOut: async (visitor, _, cookies) => {
      await core.endSessionOfBrowser(visitor, sentBy(cookies));
      cookies.drop();
      return null;
    },
    readSecondFactor: core.readSecondFactor,
    offerSecondFactor: core.offerSecondFactor,
    switchOnSecondFactor: core.switchOnSecondFactor,
    renewRecoveryCodes: core.renewRecoveryCodes,
    switchOffSecondFactor: core.switchOffSecondFactor,
    resetSecondFactor: core.resetSecondFactor,
    listSignIns: core.listSignIns,
    listUserSignIns: core.listUserSignIns,
    changePassword: core.changePassword,
    acceptLegal: core.acceptLegal,
    forgotPassword: core.forgotPassword,
    resetPassword: core.resetPassword,
    listSessions: core.listSessions,
    endSession: core.endOwnSession,
    readMe: core.readMe,
    editMe: core.editMe,

    listAccounts: core.listAccounts,
    readAccount: core.readAccount,
    createAccount: core.createAccount,
    editAccount: core.editAccount,
    askRelation: core.askRelation,
    listRelationRequests: core.listRelationRequests,
    decideRelation: core.decideRelation,
    listUsers: core.listUsers,
    createUser: core.createUser,
    listMarketingConsents: core.listMarketingConsents,
    findUsers: core.findUsers,
    readUser: core.readUser,
    editUser: core.editUser,
    sendAccessMail: core.sendAccessMail,
    withdrawUser: core.withdrawUser,
    listInvitations: core.listInvitations,
    invitePeople: core.invitePeople,
    openInvitation: core.openInvitation,
    acceptInvitation: async (visitor, ask, cookies) =>
      begin(visitor, cookies, await core.acceptInvitation(visitor, ask)),

    previewImport: core.previewImport,
    importRows: core.importRows,

    listProducts: core.listProducts,
    createProduct: core.createProduct,
    editProduct: core.editProduct,

    listOrders: core.listOrders,
    readOrder: core.readOrder,
    enterOrder: core.enterOrder,
    correctOrder: core.correctOrder,
    cancelOrder: core.cancelOrder,
    assignOrder: core.assignOrder,
    unassignOrder: core.unassignOrder,
    previewUnassign: core.previewUnassign,
    listLicences: core.listLicences,

    readUserLicences: core.readUserLicences,
    listSeats: core.listSeats,
    switchSeats: core.switchSeats,
    previewSeats: core.previewSeats,
    checkSeat: core.checkSeat,
    readIntegrations: core.readIntegrations,
    previewIntegration: core.previewIntegration,
    switchIntegration: core.switchIntegration,
    listSites: core.listSites,
    readSite: core.readSite,
    createSite: core.createSite,
    editSite: core.editSite,
    deleteSite: core.deleteSite,
    inviteSiteAdministrators: core.inviteSiteAdministrators,
    mailSiteAdministrator: core.mailSiteAdministrator,
    removeSiteAdministrator: core.removeSiteAdministrator,
    readBalance: core.readBalance,
    moveCredits: core.moveCredits,
    grantCredits: core.grantCredits,
    reverseCredits: core.reverseCredits,
    listCreditHistory: core.listCreditHistory,
    readCreditChart: core.readCreditChart,
    readCreditSpending: core.readCreditSpending,
    reportUsage: core.reportUsage,

    issueEntitlement: core.issueEntitlement,
    listLineItems: core.listLineItems,
    readLineItem: core.readLineItem,
    readLineage: core.readLineage,
    listLineMails: core.listLineMails,
    mailLineItem: core.mailLineItem,
    previewLineMail: previewedLineMail,
    sendLineMailAgain: core.sendLineMailAgain,
    splitLineItems: core.splitLineItems,
    returnCopies: core.returnCopies,
    recallCopies: core.recallCopies,
    listRecallRequests: core.listRecallRequests,
    answerRecall: core.answerRecall,
    listRenewals: core.listRenewals,
    previewRenewal: core.previewRenewal,
    renewLineItems: core.renewLineItems,
    decideRenewals: core.decideRenewals,
    createRequest: core.createRequest,
    listRequests: core.listRequests,
    readRequest: core.readRequest,
    printRequest: core.printRequest,
    fulfilRequest: core.fulfilRequest,
    answerRequest: core.answerRequest,
    listRequestRules: core.listRequestRules,
    setRequestRule: core.setRequestRule,
    deleteRequestRule: core.deleteRequestRule,
    printCards: core.printCards,
    activateCopies: core.activateCopies,
    activateDevice: core.activateDevice,
    activateBatch: core.activateBatch,
    previewBatch: core.previewBatch,
    mailLicenceFiles: core.mailLicenceFiles,
    listActivations: core.listActivations,
    readActivation: core.readActivation,
    giveBackCopies: core.giveBackCopies,
    replaceHost: core.replaceHost,
    reportLost: core.reportLost,
    renameDevice: core.renameDevice,
    askForMoves: core.askForMoves,
    answerMoves: core.answerMoves,
    makeReceiptNonce: core.makeReceiptNonce,
    fetchLicenceFile: core.fetchLicenceFile,

    holdLineItem: core.holdLineItem,
    releaseLineItem: core.releaseLineItem,
    undoOperation: core.undoOperation,
    previewSplits: core.previewSplits,

    listSavedViews: core.listSavedViews,
    createSavedView: core.createSavedView,
    editSavedView: core.editSavedView,
    deleteSavedView: core.deleteSavedView,
    readCaller: core.readCaller,
    readAttention: core.readAttention,
    readStock: core.readStock,
    listApiKeys: core.listApiKeys,
    createApiKey: core.createApiKey,
    revokeApiKey: core.revokeApiKey,

    readVendorKeys: core.readVendorKeys,
    listSigningKeys: core.listSigningKeys,
    makeSigningKey: core.makeSigningKey,
    certifySigningKey: core.certifySigningKey,
    switchSigningKey: core.switchSigningKey,
    revokeSigningKey: core.revokeSigningKey,
    takeRevokedKeys: core.takeRevokedKeys,

    listChanges: core.listChanges,
    readChange: core.readChange,

    listSentMails: sentMails,
    listMails: mailboxMails,
    readMail: mailboxMail,
  };
}

// The session that this browser had before ends (A12).
async function begin(
  visitor: core.Visitor,
  cookies: Cookies,
  { ticket, ctx }: { ticket: core.Ticket; ctx: core.Context },
): Promise<Me> {
  await core.endSessionOfBrowser(visitor, sentBy(cookies));
  cookies.give(ticket);
  return core.readMe(ctx);
}

function sentBy(cookies: Cookies): { sessionId: string | null; refreshToken: string | null } {
  return { sessionId: cookies.sessionId(), refreshToken: cookies.refreshToken() };
}
