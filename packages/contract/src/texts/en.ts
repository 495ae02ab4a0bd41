import type { RefusalCode } from '@tierline/domain';
import { card } from './en-card.ts';
import { csv } from './en-csv.ts';

/** What every refusal says, in English. `title` never changes with the case, `detail` describes it. */
export const en = {
  problem: {
    'malformed-json': { title: 'Invalid JSON', detail: 'The request body is not valid JSON.' },
    'body-too-large': { title: 'Too large', detail: 'The request is larger than {{limitKb, number}} kB.' },
    'request-unreadable': { title: 'Unreadable request', detail: 'The request is not valid HTTP.' },
    'head-too-large': {
      title: 'Address or headers too long',
      detail: 'The address and headers of the request are longer than {{limitKb, number}} kB.',
    },
    'request-too-slow': { title: 'Too slow', detail: 'The request did not arrive in time. Send it again.' },
    'invalid-input': { title: 'Please check what you entered', detail: 'Something is missing or invalid.' },
    'foreign-origin': {
      title: 'Request from elsewhere',
      detail: 'This request did not come from the portal’s own pages. Open the portal and try again there.',
    },
    'vendor-missing': {
      title: 'Tierline-Vendor missing',
      detail:
        'The header Tierline-Vendor is missing. Send the vendor’s short name in it: the first part of the portal’s address. Only requests with an API key do not need it.',
    },
    'vendor-not-of-key': {
      title: 'Another vendor’s API key',
      detail:
        'The header Tierline-Vendor says “{{named}}”, but this API key belongs to “{{own}}”. Leave the header out, or send “{{own}}”.',
    },
    'key-missing': {
      title: 'Idempotency-Key missing',
      detail: 'Send a header Idempotency-Key of 8 to 200 characters, a new one for each operation.',
    },
    'key-reused': {
      title: 'Idempotency-Key used before',
      detail: 'This Idempotency-Key was used before with other input. Use a new one.',
    },
    'too-many-requests': {
      title: 'Too many attempts',
      detail: 'Too many attempts. Please wait {{retryAfterSeconds, number}} seconds and try again.',
    },
    busy: {
      title: 'Not available right now',
      detail: 'The portal cannot do this at the moment; nothing was changed. Please try again shortly.',
    },
    'outcome-unknown': {
      title: 'No answer from the database',
      detail: 'It is not known whether this was done. Try again: it will not be done twice.',
    },
    unexpected: {
      title: 'Something went wrong',
      detail: 'Something went wrong on our side. Please try again: nothing is done twice.',
    },
    'not-signed-in': { title: 'Not signed in', detail: 'Please sign in.' },
    'other-user-signed-in': {
      title: 'Somebody else is signed in',
      detail:
        '{{user}} has signed in to this browser in the meantime. Nothing was done. Reload the page to continue as {{user}}.',
    },
    'api-key-invalid': {
      title: 'Invalid API key',
      detail: 'This API key is unknown, has expired or was revoked. A {{master}} of its account can create a new one.',
    },
    'people-only': {
      title: 'For people only',
      detail: 'An API key cannot do this. Somebody must sign in to the portal and do it there.',
    },
    'sign-in-failed': { title: 'Sign-in failed', detail: 'The e-mail address or password is incorrect.' },
    'initial-password-expired': {
      title: 'Initial password expired',
      detail: 'Your initial password has expired. Ask the person who set up your access to send a new one.',
    },
    'password-change-needed': {
      title: 'Choose a password first',
      detail: 'Choose a password of your own first; your initial password is valid for that step only.',
    },
    'acceptance-needed': {
      title: 'Please read and accept first',
      detail: 'Read and accept the documents of this portal first.',
    },
    'second-factor-needed': {
      title: 'Code needed',
      detail: 'Enter the code that your authenticator app shows, or one of your recovery codes.',
    },
    'second-factor-set-up-needed': {
      title: 'Set up a second factor first',
      detail: 'This portal requires a second factor: set up an authenticator app first.',
    },
    'account-not-activated': {
      title: 'Account not activated',
      detail:
        '{{account}} has not been activated yet: its first {{master}}{{who}} must sign in before anybody else can.',
    },
    'account-suspended': {
      title: 'Account suspended',
      detail: '{{account}} is suspended: you can view everything but change nothing. The vendor can resume it.',
    },
    'account-closed': {
      title: 'Account closed',
      detail: '{{account}} is closed. If you think that this is a mistake, ask the vendor.',
    },
    'not-found': { title: 'Not found', detail: 'This does not exist, or you have no access to it.' },
    'role-too-low': {
      title: 'Not allowed with your role',
      detail: 'Your role does not allow this; {{role}} or higher can do it.',
    },
    'tier-may-not': {
      title: 'Not for your account',
      detail: 'Only the vendor’s staff can do this.',
      detail_sites: 'Only the company that runs the site can do this.',
    },
    'password-wrong': { title: 'Wrong password', detail: 'The current password is incorrect.' },
    'second-factor-wrong': {
      title: 'Wrong code',
      detail: 'This code is incorrect or was used before. Wait for the next one in your app and try again.',
    },
    'second-factor-off': { title: 'No second factor', detail: 'No second factor is set up here.' },
    'second-factor-demanded': {
      title: 'Second factor required',
      detail: 'This portal requires a second factor: you can move it to another device, but not switch it off.',
    },
    'own-second-factor': {
      title: 'Your own second factor',
      detail:
        'Manage your own second factor in your settings, with your password and a code. If you have lost both app and recovery codes, ask a colleague.',
    },
    'set-up-expired': {
      title: 'Please start again',
      detail: 'Too much time has passed. Start again and scan the new code.',
    },
    'link-invalid': {
      title: 'Link no longer valid',
      detail: 'This link has been used, replaced by a newer one, or has expired. Ask for a new one.',
    },
    'invitation-unknown': {
      title: 'Invalid invitation link',
      detail:
        'This is not a complete invitation link. Your e-mail program may have cut it off: use the button in the e-mail, or copy the whole link.',
    },
    'invitation-used': {
      title: 'Invitation already accepted',
      detail:
        'This invitation has already been accepted. Sign in with your e-mail address and the password that you chose.',
    },
    'invitation-replaced': {
      title: 'There is a newer invitation',
      detail: 'You were sent another invitation after this one. Look for the newest e-mail and use its link.',
    },
    'invitation-revoked': {
      title: 'Invitation withdrawn',
      detail:
        'This invitation has been withdrawn. If you think that this is a mistake, ask the person at {{account}} who invited you.',
    },
    'invitation-expired': {
      title: 'Invitation expired',
      detail: 'This invitation has expired. Ask the person at {{account}} who manages its users to send it again.',
    },
    'password-too-short': {
      title: 'Password too short',
      detail: 'Use at least {{minimum, number}} characters. Several words in a row are easy to remember.',
    },
    'password-too-long': { title: 'Password too long', detail: 'Use no more than {{maximum, number}} characters.' },
    'password-guessable': {
      title: 'Password easy to guess',
      detail:
        'This password is easy to guess, known from a data breach, or mostly made of names that others know. Choose another one.',
    },
    'password-unchanged': { title: 'Same password', detail: 'Choose a password that differs from your current one.' },
    'name-taken': {
      title: 'Name taken',
      detail:
        'There is already an account named “{{name}}”. If it is the one you mean, ask the vendor to relate it to yours.',
    },
    'identifier-taken': {
      title: 'Identifier taken',
      detail:
        'The identifier “{{identifier}}” is already in use. If that account is the one you mean, ask the vendor to relate it to yours.',
    },
    'site-administrator': {
      title: 'Site administrators have no access',
      detail:
        '{{email}} is an administrator of the site “{{site}}”, and site administrators have no access to this portal. If this is a colleague, remove them from the site first.',
    },
    'email-taken': {
      title: 'E-mail in use',
      detail: '“{{email}}” already belongs to a user. Each person has one sign-in; choose another address.',
    },
    'email-not-usable': {
      title: 'Address cannot be used',
      detail: '“{{email}}” cannot be used here. Choose another address, or ask your vendor.',
    },
    'email-twice': { title: 'Twice in the list', detail: '“{{email}}” is in this list more than once.' },
    'same-name': { title: 'Name twice in the list', detail: 'The same name as in row {{line, number}}: “{{name}}”.' },
    'same-identifier': {
      title: 'Identifier twice in the list',
      detail: 'The same identifier as in row {{line, number}}: “{{identifier}}”.',
    },
    'same-email': {
      title: 'E-mail twice in the list',
      detail: 'The same e-mail as in row {{line, number}}: “{{email}}”.',
    },
    'not-checked': {
      title: 'Not checked yet',
      detail:
        'Because many names and addresses above are already taken, this row is not checked for now. Check again in {{minutes, number}} min.',
    },
    'too-many-rows': {
      title: 'Too many rows',
      detail: 'These are {{rows, number}} rows; the limit is {{limit, number}}. Split them into several files.',
    },
    'rows-refused': {
      title: 'Some rows need correction',
      detail: 'Rows that need correction: {{wrong, number}} of {{rows, number}}. Nothing has been imported.',
    },
    'already-related': {
      title: 'Already related',
      detail: '“{{account}}” is already related to your account.',
    },
    'already-decided': {
      title: 'Already decided',
      detail: 'Somebody else has decided on this request in the meantime.',
    },
    'role-not-offered': { title: 'Role not offered', detail: 'This portal does not have that role.' },
    'role-above-own': { title: 'Role above yours', detail: 'You cannot give a role that is higher than your own.' },
    'master-untouchable': {
      title: 'Only for a {{master}}',
      detail: 'This person is a {{master}}: only another one can change that.',
    },
    'last-master': {
      title: 'Last {{master}}',
      detail: 'This is the only active {{master}}. Give somebody else this role first.',
    },
    'own-access': { title: 'Your own access', detail: 'You cannot remove your own access. Ask a colleague.' },
    'tier-without-access': {
      title: 'No access for this account',
      detail: 'Users of this kind of account do not sign in here; add the person as a contact.',
    },
    'users-manage-themselves': {
      title: 'Manages its own users',
      detail: '{{account}} has been activated and manages its own users. You can still add contacts.',
    },
    'user-not-waiting': {
      title: 'Already has a password',
      detail: 'This person has already chosen a password or does not sign in.',
    },
    'changed-meanwhile': {
      title: 'Changed in the meantime',
      detail: 'Somebody else has changed this in the meantime. Check how it is now and try again.',
    },
    'not-yours-to-change': {
      title: 'Not yours to change',
      detail: 'Only the account itself can change this, or the one that created it until it is activated.',
    },
    'view-name-taken': {
      title: 'Name in use',
      detail: 'You already have a view of this list named “{{name}}”. Choose another name.',
    },
    'api-key-expiry': { title: 'Date not possible', detail: 'Choose a last day from {{earliest}} to {{latest}}.' },
    'sku-taken': { title: 'SKU taken', detail: 'There is already a product with the SKU “{{sku}}”.' },
    'order-number-taken': {
      title: 'Order number taken',
      detail:
        '{{account}} already has an entitlement under the order number “{{orderNumber}}”, issued on {{issuedOn}}. Issue this one as another delivery on the same order, or choose another number.',
    },
    'product-retired': {
      title: 'Product retired',
      detail: 'The product {{sku}} is retired and can no longer be issued.',
    },
    'expiry-before-start': {
      title: 'Expires before it starts',
      detail: 'The line would expire on {{expiresOn}}, before it starts on {{startsOn}}.',
    },
    'not-holder': {
      title: 'Not your line item',
      detail: 'These copies are held by another account; only their holder can hand them on or return them.',
    },
    'line-on-hold': { title: 'On hold', detail: 'The vendor has set this line item on hold: {{reason}}' },
    'line-closed': { title: 'Closed', detail: 'This line item is closed.' },
    'line-expired': { title: 'Expired', detail: 'This line item expired on {{expiresOn}}.' },
    'quantity-not-whole': { title: 'Not a whole number', detail: 'Enter a whole number of copies, 1 or more.' },
    'target-not-related': {
      title: 'Not a related account',
      detail: 'Your account is not related to that one. Create it, or ask the vendor to relate it to yours.',
    },
    'tier-not-allowed': {
      title: 'Tier not allowed',
      detail: 'Your account cannot do this with an account at that tier.',
    },
    'target-suspended': { title: 'Account suspended', detail: '{{account}} is suspended and cannot receive anything.' },
    'target-closed': { title: 'Account closed', detail: '{{account}} is closed and cannot receive anything.' },
    'contact-inactive': {
      title: 'Contact inactive',
      detail: '{{user}} ({{account}}) is inactive and gets no e-mails. Choose another contact.',
    },
    'contact-not-of-target': {
      title: 'Contact of another account',
      detail: 'That person does not belong to {{account}}. Choose one of its contacts.',
    },
    'only-available': {
      title: 'Not enough copies',
      detail_zero: 'No copies are available.',
      detail_one: 'Only {{count, number}} copy is available.',
      detail_other: 'Only {{count, number}} copies are available.',
    },
    'copies-taken': {
      title: 'Copies no longer available',
      detail_zero: 'Somebody else has taken the copies in the meantime; none are left.',
      detail_one: 'Somebody else has taken copies in the meantime; {{count, number}} is left.',
      detail_other: 'Somebody else has taken copies in the meantime; {{count, number}} are left.',
    },
    'no-recipient': {
      title: 'No contact',
      detail: '{{account}} has no contact to send the e-mail to. Add one, or hand on without an e-mail.',
    },
    'no-signing-key': {
      title: 'No licence file possible',
      detail: 'No licence file can be made at the moment: the vendor has no signing key in use. Please ask the vendor.',
    },
    'nobody-above': {
      title: 'Not for the vendor',
      detail: 'The vendor does not request copies, but issues them.',
    },
    'request-not-above': {
      title: 'Not above you',
      detail: 'Copies are requested from an account above yours, and {{account}} is not.',
    },
    'ordered-from-vendor': {
      title: 'Ordered from the vendor',
      detail: '{{product}} is ordered from the vendor alone. Choose the vendor as the receiver.',
    },
    'fulfilled-apart': {
      title: 'In two steps',
      detail:
        '{{product}} cannot be fulfilled together with the others: copies are issued, licences and credits come by an order. Fulfil them one after the other.',
    },
    'customer-not-below': {
      title: 'Not your customer',
      detail: 'You can only request on behalf of a related account below yours.',
    },
    'name-not-shown': {
      title: 'Name not visible',
      detail:
        '{{account}} is not visible to accounts above yours. Leave the name out, or first change “Visible to other partners?” there.',
    },
    'wanted-in-past': { title: 'Date in the past', detail: '{{wantedOn}} is in the past. Choose {{today}} or later.' },
    'reference-used': {
      title: 'Reference used before',
      detail:
        'You already used the reference {{reference}} in request {{number, number}} to {{account}} of {{askedOn}}. Is this really another request?',
    },
    'not-receiver': { title: 'Not sent to you', detail: 'Only the account that received this request can answer it.' },
    'not-requester': { title: 'Not your request', detail: 'Only the account that made this request can do that.' },
    'request-fulfilled': {
      title: 'Already fulfilled',
      detail: 'The request for {{product}} has been fulfilled completely.',
    },
    'request-declined': { title: 'Declined', detail: 'The request for {{product}} has been declined.' },
    'request-cancelled': { title: 'Cancelled', detail: 'The request for {{product}} has been cancelled.' },
    'request-lapsed': { title: 'Lapsed', detail: 'The request for {{product}} lapsed because nobody answered it.' },
    'more-than-open': {
      title: 'More than outstanding',
      detail_zero: 'Nothing of {{product}} is outstanding any more.',
      detail_one: 'Only {{count, number}} copy of {{product}} is outstanding.',
      detail_other: 'Only {{count, number}} copies of {{product}} are outstanding.',
    },
    'other-product': { title: 'Another product', detail: 'This line asks for {{product}}; choose copies of that.' },
    'forward-too-small': {
      title: 'Too few requested',
      detail:
        'You request {{asked, number}} copies of {{product}} but forward {{forwarded, number}}. Request at least as many.',
    },
    'no-wish': {
      title: 'No cancellation requested',
      detail: 'Nobody has asked to cancel the request for {{product}}.',
    },
    'wish-waits': {
      title: 'Already requested',
      detail: 'You have already requested to cancel {{product}}; the receiver has not decided yet.',
    },
    'nothing-asked': { title: 'No open question', detail: 'There is no unanswered question about {{product}}.' },
    'rule-without-stock': {
      title: 'Not for the vendor',
      detail: 'Requests are fulfilled automatically from stock, and the vendor has none: it issues copies.',
    },
    'rule-not-below': {
      title: 'Not below you',
      detail: '{{account}} requests nothing from your account. Choose an account below yours.',
    },
    'line-perpetual': {
      title: 'Has no end',
      detail: 'The line item {{activationId}} never expires: there is nothing to renew.',
    },
    'already-renewed': {
      title: 'Already renewed',
      detail: 'The line item {{activationId}} has already been renewed by {{by}}.',
    },
    'renewal-asked': {
      title: 'Already requested',
      detail: 'The renewal of {{activationId}} has already been requested: request {{number, number}}.',
    },
    'renewal-end-past': { title: 'In the past', detail: 'The new end {{endsOn}} is in the past; today is {{today}}.' },
    'renewal-end-far': {
      title: 'Too far ahead',
      detail: 'A renewal may last until {{latest}} at the latest, not until {{endsOn}}.',
    },
    'renewal-end-early': {
      title: 'Ends later already',
      detail: 'The line item {{activationId}} lasts until {{expiresOn}} already; choose a later end than {{endsOn}}.',
    },
    'renewal-devices': {
      title: 'Choose the devices that go on',
      detail:
        '{{activated, number}} copies are activated and only {{copies, number}} follow. Choose the devices that go on.',
    },
    'renewal-devices-more': {
      title: 'Too many devices chosen',
      detail: 'The chosen devices have {{chosen, number}} copies, and only {{copies, number}} are available for them.',
    },
    'renewal-mixed': {
      title: 'Not renewed together',
      detail: 'Not all of {{product}} came from the same line item with the same new end. Forward them one by one.',
    },
    'renewal-not-arrived': {
      title: 'Renewal not here yet',
      detail: 'The renewal of your own line item of {{product}} has not arrived. Forward the request, or wait for it.',
    },
    'renewal-other-line': {
      title: 'Not from the renewal',
      detail: 'Copies of {{product}} must come from the renewal of the line item that they came from before.',
    },
    'signing-key-waiting': {
      title: 'There is a next key already',
      detail: 'The key {{thumbprint}} is already being prepared. Certify it and switch to it, or revoke it.',
    },
    'signing-key-not-next': {
      title: 'Not the next key',
      detail: 'Only the next key can do this, and this key is no longer the next one.',
    },
    'signing-key-not-certified': {
      title: 'Not certified yet',
      detail: 'This key has no certificate yet. Certify it on the machine with your root, and upload the file.',
    },
    'signing-key-revoked': {
      title: 'Already revoked',
      detail: 'This key has already been revoked.',
    },
    'certificate-unreadable': {
      title: 'Not a certificate',
      detail: 'This is not a certificate file written by “tierline keys certify”, or it was changed afterwards.',
    },
    'certificate-of-other': {
      title: 'Certificate of another key',
      detail: 'This certificate is for the key {{thumbprint}} of “{{vendor}}”. Choose the file for the key shown here.',
    },
    'certificate-over': {
      title: 'Certificate expired',
      detail: 'This certificate expired on {{expiredOn}}. Certify the key again, with a later date.',
    },
    'root-unknown': {
      title: 'A new root',
      detail:
        'The certificate comes from a root that you have not used here before: {{thumbprint}}. Devices trust only the root they were built with. Confirm that it is yours.',
    },
    'revocations-unreadable': {
      title: 'Not a list of revoked keys',
      detail:
        'This is not a list written by “tierline keys revoke”, does not come from one of your roots, or was changed afterwards.',
    },
    'revocations-shorter': {
      title: 'A revoked key is missing',
      detail:
        'The list leaves out the key {{thumbprint}}, which is already revoked. Create it again with --list and the previous file.',
    },
    'revocations-older': {
      title: 'Older list',
      detail: 'There is a newer list of revoked keys already.',
    },
    'not-sender': {
      title: 'Not handed on by you',
      detail: 'These copies were handed on by another account; only that account can take them back.',
    },
    'sender-closed': {
      title: 'Cannot be returned',
      detail: 'The account that these copies came from is closed and cannot receive them.',
    },
    'recall-pending': {
      title: 'Already requested',
      detail: 'The return of copies of this line item has already been requested; the holder has not answered yet.',
    },
    'line-not-on-hold': { title: 'Not on hold', detail: 'This line item is not on hold.' },
    'on-hold-above': {
      title: 'On hold further up',
      detail: 'The line item that these copies came from is on hold. Release that one first.',
    },
    'activation-on-hold': {
      title: 'On hold',
      detail: 'This licence is on hold, so there is no new file. Ask the company that you got it from.',
    },
    'activation-ended': {
      title: 'No longer activated',
      detail: 'This device is no longer activated. Activate it again to get a licence file.',
    },
    'activation-fetched': {
      title: 'Licence file fetched',
      detail: 'The licence file was fetched in the meantime, and a device may be using it. Return the copies instead.',
    },
    'no-copies-left': {
      title: 'No copies left',
      detail: 'No copies are left (0 of {{copies, number}}).',
    },
    'fewer-than-activated': {
      title: 'More copies are activated',
      detail:
        'This device has {{activated, number}} copies already. Enter how many it shall have in all, or give copies back.',
    },
    'host-twice': {
      title: 'The device is there twice',
      detail: 'Row {{otherRow, number}} has the same device with another number of copies. Leave one of the two.',
    },
    'too-many-on-host': {
      title: 'Too many for one device',
      detail: 'One device may have {{limit, number}} copies of this product at most; it would have {{asked, number}}.',
    },
    'already-returning': {
      title: 'Coming back already',
      detail: 'Copies of this device are on their way back, and will be free on {{day}}.',
    },
    'moved-meanwhile': {
      title: 'Changed in the meantime',
      detail: 'Somebody else has changed this device in the meantime: it now has {{copies, number}}. Check it again.',
    },
    'not-fewer': {
      title: 'Not fewer copies',
      detail: 'This device has {{copies, number}} copies. Enter how many it shall keep: fewer than that.',
    },
    'whole-term-file': {
      title: 'For the whole term',
      detail: 'The licence file of this device is for the whole term and does not run out before. Ask the vendor.',
    },
    'whole-term-lost': {
      title: 'Only the vendor can release it',
      detail:
        'The licence file of this device is for the whole term, so only the vendor’s staff can release its copies. Ask the vendor.',
    },
    'same-host': {
      title: 'The same host ID',
      detail: 'This is the host ID that the device has already. Enter the new one.',
    },
    'host-activated': {
      title: 'Already activated',
      detail:
        'This host has copies of this line item already. Give back the copies of the old one, and activate them there.',
    },
    'device-key-differs': {
      title: 'Another device key',
      detail:
        'This device was activated with another key, or without one. Give its copies back and activate it again with this key.',
    },
    'device-without-key': {
      title: 'No device key',
      detail:
        'This device was activated without a key of its own, so it cannot sign a receipt. Give the copies back without one.',
    },
    'receipt-not-of-device': {
      title: 'Not a receipt of this device',
      detail: 'This receipt was not signed by this device, or was changed. Copy it again as a whole from the device.',
    },
    'receipt-not-destroyed': {
      title: 'Licence not destroyed',
      detail: 'The receipt does not say that the device has destroyed its licence. Let the device do that first.',
    },
    'receipt-older': {
      title: 'Older receipt',
      detail:
        'This receipt is for file {{generation, number}} of the device, which has got file {{newest, number}} since. Let the device sign one for that.',
    },
    'nonce-over': {
      title: 'Receipt too old',
      detail:
        'The number in this receipt was used already, or is older than {{days, number}} days. Get a new one and let the device sign again.',
    },
    'moves-used': {
      title: 'No moves left',
      detail: 'Used {{used, number}} of {{allowed, number}} moves within a year.',
      detail_next: 'Used {{used, number}} of {{allowed, number}} moves within a year, next on {{day}}.',
    },
    'move-request-open': {
      title: 'Already asked',
      detail: 'The vendor has been asked about this device already; the answer is still to come.',
    },
    'copies-activated': {
      title: 'Copies are activated',
      detail: 'Only {{available, number}} available: {{activated, number}} are activated on devices.',
      detail_hosts: 'Only {{available, number}} available: {{activated, number}} are activated on {{hosts}}.',
    },
    'not-your-line': {
      title: 'Not your line item',
      detail: 'Only the account that holds it, or the one that handed it on, can e-mail its details.',
    },
    'mail-limit-reached': {
      title: 'Too many e-mails in an hour',
      detail:
        'An account can write to {{limit, number}} recipients in an hour; {{left, number}} remain for now. Write to fewer people, or try again later.',
    },
    'mail-of-an-event': {
      title: 'Cannot be sent again',
      detail: 'This e-mail reported an event at the time. E-mail the line item’s details instead.',
    },
    'not-author': { title: 'Not done by you', detail: 'Only the person who did this can undo it.' },
    'undo-not-offered': { title: 'Cannot be undone', detail: 'This cannot be undone.' },
    'already-undone': { title: 'Already undone', detail: 'This has already been undone.' },
    'undo-expired': {
      title: 'Too late to undo',
      detail: 'The ten seconds in which this could be undone are over. Copies can still be returned or taken back.',
    },
    'mail-being-sent': {
      title: 'E-mail already sent',
      detail:
        'An e-mail about this is already on its way, so it can no longer be undone. Copies can still be returned or taken back.',
    },
    'copies-used': {
      title: 'Copies used in the meantime',
      detail_zero: 'The copies have been used in the meantime: none of the {{needed, number}} are left.',
      detail_one: 'The copies have been used in the meantime: only {{count, number}} of {{needed, number}} is left.',
      detail_other: 'The copies have been used in the meantime: only {{count, number}} of {{needed, number}} are left.',
    },
    'line-unknown': {
      title: 'Unknown activation ID',
      detail: 'You have no line item with the activation ID {{activationId}}.',
    },
    'product-unknown': {
      title: 'Unknown product',
      detail: 'There is no product with the name or SKU “{{product}}”.',
    },
    'product-ambiguous': {
      title: 'Several products',
      detail: 'Several products are called “{{product}}”; choose one, or use its SKU.',
    },
    'target-unknown': {
      title: 'Unknown account',
      detail: 'No account related to yours has the name or identifier “{{account}}”.',
    },
    'target-ambiguous': { title: 'Several accounts', detail: '“{{account}}” matches several accounts; choose one.' },
    'product-not-issued': {
      title: 'Not available as copies',
      detail: '{{sku}} is not sold as copies; enter it as an order.',
    },
    'product-not-ordered': {
      title: 'Not available as licences for users',
      detail: '{{sku}} has no licences to assign; issue it as an entitlement.',
    },
    'order-exists': {
      title: 'Order number taken',
      detail:
        '{{account}} already has an order “{{orderNumber}}” of {{orderedOn}} with different contents. Choose another number, or leave that order as it is.',
    },
    'order-entered': {
      title: 'Already entered',
      detail: 'The order “{{orderNumber}}” already exists with the same contents. Leave these rows out.',
    },
    'order-cancelled': { title: 'Order cancelled', detail: 'The order “{{orderNumber}}” has been cancelled.' },
    'order-assigned': {
      title: 'Licences assigned',
      detail_zero: 'No licence of the order “{{orderNumber}}” is assigned.',
      detail_one: '{{count, number}} licence of the order “{{orderNumber}}” is assigned. Take it back first.',
      detail_other: '{{count, number}} licences of the order “{{orderNumber}}” are assigned. Take them back first.',
    },
    'order-rows-differ': {
      title: 'Rows of one order differ',
      detail: 'According to row {{line, number}}, the order “{{orderNumber}}” belongs to another account or day.',
    },
    'order-of-other': {
      title: 'Another company’s order',
      detail: 'Only {{account}}, which bought this order, can assign its licences.',
    },
    'line-not-of-order': { title: 'Not in this order', detail: 'This order has no such line.' },
    'nothing-to-assign': { title: 'All assigned', detail: 'All licences of this order are assigned.' },
    'nothing-assigned': { title: 'Nothing assigned', detail: 'This customer has no such licences of this order.' },
    'only-unassigned': {
      title: 'Not enough licences',
      detail: '{{product}}: {{unassigned, number}} unassigned, {{asked, number}} requested.',
    },
    'seats-in-use': {
      title: 'In use',
      detail: '{{product}}: {{free, number}} free; the others are in use by {{users}}. Switch them off first.',
    },
    'not-managing': {
      title: 'Managed by others',
      detail:
        'Only users of {{account}}, and the partner who looks after it, can switch its licences and integrations.',
    },
    'integration-off': {
      title: 'Integration is off',
      detail: '{{integration}} is off for this customer, so its licences cannot be switched.',
    },
    'managed-by-controller': { title: 'Managed elsewhere', detail: 'Managed by {{integration}}.' },
    'controller-off': {
      title: 'Controller is off',
      detail: '{{integration}} is off for this customer; users switch the licences.',
    },
    'wrong-controller': { title: 'Not its product', detail: '{{integration}} does not control this product.' },
    'controller-key-only': {
      title: 'Only for a controller',
      detail:
        'This key is for {{integration}}: it can read and switch the licences that {{integration}} manages, and nothing else.',
    },
    'controller-key-role': {
      title: 'Role too low for a controller',
      detail: 'A controller switches licences, so its key needs the role {{role}} or a higher one.',
    },
    'user-not-of-account': { title: 'User of another account', detail: 'That person is not a user of {{account}}.' },
    'user-inactive': { title: 'User is inactive', detail: '{{user}} is inactive. Reactivate this user first.' },
    'user-on-record': {
      title: 'Cannot be removed',
      detail: 'There are records about {{user}}, which must be kept. Deactivate the user instead.',
    },
    'twice-in-list': {
      title: 'Twice in the list',
      detail: '{{user}} is in this list more than once for the same product.',
    },
    'no-seat-free': {
      title: 'Licences not available',
      detail: 'Licences not available: {{product}} ({{free, number}} free).',
    },
    'seats-changed': {
      title: 'Switched in the meantime',
      detail: 'Some of these licences have been switched in the meantime, or cannot go back to the users who had them.',
    },
    'licences-used': {
      title: 'Licences used in the meantime',
      detail_zero: 'The licences have been used in the meantime: none of the {{needed, number}} are free any more.',
      detail_one:
        'Some of the licences have been used in the meantime: only {{count, number}} of {{needed, number}} is still free.',
      detail_other:
        'Some of the licences have been used in the meantime: only {{count, number}} of {{needed, number}} are still free.',
    },
    'only-available-of-product': {
      title: 'Not enough copies',
      detail_zero: 'No copies of {{product}} are available.',
      detail_one: 'Only {{count, number}} copy of {{product}} is available; {{asked, number}} were requested.',
      detail_other: 'Only {{count, number}} copies of {{product}} are available; {{asked, number}} were requested.',
    },
    'too-many-lines': {
      title: 'Too many lines',
      detail: 'This would need copies from more than {{limit, number}} line items; hand on fewer at once.',
    },
    'site-name-taken': { title: 'Name taken', detail: 'You already have a site with that name; choose another one.' },
    'site-deleted': { title: 'Site deleted', detail: 'The site “{{site}}” has been deleted.' },
    'site-owes': {
      title: 'Credits are due',
      detail:
        'Credits due from “{{site}}”: {{due, number}}. Available there and in your balance: {{available, number}}. You can delete it once there are enough to pay what is due.',
    },
    'only-balance': {
      title: 'Not enough credits',
      detail_zero: 'There are no credits in the balance.',
      detail_one: 'There is only {{count, number}} credit in the balance; {{asked, number}} are needed.',
      detail_other: 'There are only {{count, number}} credits in the balance; {{asked, number}} are needed.',
    },
    'too-many-credits': {
      title: 'Too many credits',
      detail: 'A balance can hold {{limit, number}} credits at most; this one has {{balance, number}}.',
    },
    'only-at-site': {
      title: 'Not enough credits',
      detail_zero: '“{{site}}” has no credits left.',
      detail_one: '“{{site}}” has only {{count, number}} credit; {{asked, number}} are needed.',
      detail_other: '“{{site}}” has only {{count, number}} credits; {{asked, number}} are needed.',
    },
    'same-place': {
      title: 'Same origin and destination',
      detail: 'Choose a destination that differs from the origin.',
    },
    'usage-in-future': {
      title: 'Time in the future',
      detail:
        'The report is dated more than {{minutes, number}} minutes in the future; correct the clock and send it again.',
    },
    'administrator-exists': {
      title: 'Already listed',
      detail: '{{email}} is already an administrator of this site. Use “Send again” in the list.',
    },
    'too-many-administrators': {
      title: 'Too many administrators',
      detail: 'A site can have {{limit, number}} administrators at most; remove some first.',
    },
    'not-reversible': {
      title: 'Cannot be reversed',
      detail:
        'Only grants, orders and moves of credits can be reversed. Monthly charges, credits from a deleted site and reversals cannot.',
    },
    'already-reversed': { title: 'Already reversed', detail: 'This has already been reversed or undone.' },
    'credits-used': {
      title: 'Credits used in the meantime',
      detail_zero: 'The credits have been used in the meantime: none of the {{needed, number}} are left.',
      detail_one: 'The credits have been used in the meantime: only {{count, number}} of {{needed, number}} is left.',
      detail_other:
        'The credits have been used in the meantime: only {{count, number}} of {{needed, number}} are left.',
    },
  },
  field: {
    missing: 'This field is required.',
    'wrong-type': 'The type is wrong ({{expected}} expected).',
    'too-short': 'Enter at least {{minimum, number}} characters.',
    'too-long': 'Enter no more than {{maximum, number}} characters.',
    'too-small': 'Enter {{minimum, number}} or more.',
    'too-large': 'Enter {{maximum, number}} or fewer.',
    'too-few': 'At least {{minimum, number}} required.',
    'too-many': 'At most {{maximum, number}} allowed.',
    'not-whole': 'Enter a whole number.',
    'whole-between': 'Enter a whole number from {{minimum}} to {{maximum}}, in digits only.',
    'not-an-email': 'Enter an e-mail address, like name@example.com.',
    'email-too-long': 'The address may have at most 254 characters, and 64 before the @.',
    'email-quoted': 'Addresses with quotation marks or \\ cannot be used. Enter one like name@example.com.',
    'email-letters': 'Before the @ only letters from a to z, digits and signs such as . - _ + can be used.',
    'email-domain': 'Check what comes after the @: a domain like example.com.',
    'not-an-id': 'This is not a valid ID.',
    'no-such-account': 'No account that you can see has this name or identifier.',
    'several-accounts': 'Several accounts have this name; send the identifier or accountId.',
    'several-products': 'Several products have this name; send the SKU or productId.',
    'not-one-product': 'Name exactly one of these: productId or product.',
    'no-such-product': 'This product does not exist.',
    'not-a-day': 'Enter a date as YYYY-MM-DD.',
    'unreadable-day': 'Enter a date such as 31 Dec 2027 or 2027-12-31.',
    'no-such-day': 'This date does not exist.',
    'ambiguous-day': 'This could be {{day}} or {{otherDay}}. Write the month as a word, or use YYYY-MM-DD.',
    'not-an-instant': 'Enter a time such as 2026-12-31T23:59:59Z.',
    'ends-before': 'The range must not end before it begins.',
    'not-in-programme': 'This programme does not have this.',
    'not-one-of': 'Choose one of: {{values}}.',
    'not-yes-or-no': 'Enter yes or no.',
    'not-a-country': 'Enter a country by its name or its two letters, such as DE.',
    'not-one-kind': 'Send either accounts, users, orders or sites, and accountId only with users.',
    'not-a-time-zone': 'Choose a time zone from the list.',
    'unknown-field': 'There is no field “{{field}}” here.',
    'bad-characters': 'This contains characters that are not allowed here.',
    'host-id-characters': 'The host ID has characters that cannot be seen. Type it as on the device, like {{example}}.',
    'host-id-serial': 'Enter the serial number as on the device, like {{example}}.',
    'host-id-mac': 'Enter the MAC address of the device, like {{example}}.',
    'host-id-uuid': 'Enter the UUID of the device, like {{example}}.',
    'device-key': 'This is not a public key of Ed25519 or P-256 (JWK).',
    'device-key-private':
      'This is a private key. It must never leave the device: make a new one, and send its public half.',
    'not-one-line': 'Name exactly one of these: lineItemId or activationId.',
    'not-one-source': 'Name exactly one of these: lineItemId, activationId, productId or product.',
    'not-one-target': 'Name exactly one of these: accountId or account.',
    'not-one-user': 'Name the user either by userId or by email.',
    'contact-needs-id': 'A contact goes with accountId only.',
    'not-a-cursor': 'This is not a position in this list; start again without it.',
    wrong: 'This is not valid.',
  },
  role: { observer: 'Observer', operator: 'Operator', administrator: 'Administrator', master: 'Master' },
  card,
  csv,
} satisfies {
  problem: Record<RefusalCode, Record<string, string>>;
  field: Record<string, string>;
  role: Record<string, string>;
  card: object;
  csv: object;
};
