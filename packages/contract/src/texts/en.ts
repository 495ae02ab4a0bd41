import type { RefusalCode } from '@tierline/domain';
import { card } from './en-card.ts';
import { csv } from './en-csv.ts';

/** What every refusal says, in English. `title` never changes with the case, `detail` describes it. */
export const en = {
  problem: {
    'malformed-json': { title: 'Not readable', detail: 'The request is not readable JSON.' },
    'body-too-large': { title: 'Too large', detail: 'The request is larger than {{limitKb, number}} kB.' },
    'invalid-input': { title: 'Please check what you entered', detail: 'Something is missing or not as it must be.' },
    'foreign-origin': {
      title: 'Request from elsewhere',
      detail: 'This request did not come from the portal’s own pages. Open the portal and try again there.',
    },
    'vendor-missing': {
      title: 'Tierline-Vendor missing',
      detail:
        'The header Tierline-Vendor is missing. Send the vendor’s short name in it: the first part of the portal’s address. Only requests with an API key do without.',
    },
    'vendor-not-of-key': {
      title: 'Another vendor’s API key',
      detail:
        'The header Tierline-Vendor says “{{named}}”, but this API key belongs to “{{own}}”. Leave the header out, or send “{{own}}”.',
    },
    'key-missing': {
      title: 'Idempotency-Key missing',
      detail: 'Send a header Idempotency-Key of 8 to 200 characters, a new one for each thing you want done.',
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
        '{{user}} has signed in to this browser in the meantime. Nothing was done. Load the page again to go on as {{user}}.',
    },
    'api-key-invalid': {
      title: 'API key not good',
      detail: 'This API key is unknown, has expired or was revoked. A {{master}} of its account can make a new one.',
    },
    'people-only': {
      title: 'For people only',
      detail: 'An API key cannot do this. Somebody must sign in to the portal and do it there.',
    },
    'sign-in-failed': { title: 'Sign-in failed', detail: 'E-mail or password is not right.' },
    'initial-password-expired': {
      title: 'Initial password expired',
      detail: 'Your initial password has expired. Ask the person who invited you to send a new one.',
    },
    'password-change-needed': {
      title: 'Choose a password first',
      detail: 'Choose a password of your own first; your initial password is good for that alone.',
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
      detail: 'This portal demands a second factor: set up an authenticator app first.',
    },
    'account-not-activated': {
      title: 'Account not activated',
      detail:
        '{{account}} has not been activated yet: its first {{master}}{{who}} must sign in before anybody else can.',
    },
    'account-suspended': {
      title: 'Account suspended',
      detail: '{{account}} is suspended: you can look at everything, but change nothing. The vendor can resume it.',
    },
    'account-closed': {
      title: 'Account closed',
      detail: '{{account}} is closed. Ask the vendor if you think that this is wrong.',
    },
    'not-found': { title: 'Not found', detail: 'There is nothing here that you may see.' },
    'role-too-low': {
      title: 'Not allowed with your role',
      detail: 'Your role does not allow this; {{role}} or higher can do it.',
    },
    'tier-may-not': {
      title: 'Not for your account',
      detail: 'Only the vendor’s staff can do this.',
      detail_sites: 'Only the company that runs the site can do this.',
    },
    'password-wrong': { title: 'Password not right', detail: 'The current password is not right.' },
    'second-factor-wrong': {
      title: 'Code not right',
      detail: 'This code is not right, or was used before. Wait for the next one that your app shows, and try again.',
    },
    'second-factor-off': { title: 'No second factor', detail: 'No second factor is set up here.' },
    'second-factor-demanded': {
      title: 'Second factor demanded',
      detail: 'This portal demands a second factor: it can be moved to another device, but not switched off.',
    },
    'own-second-factor': {
      title: 'Your own second factor',
      detail:
        'You look after your own second factor in your settings, with password and code. If both app and recovery codes are lost, ask a colleague.',
    },
    'set-up-expired': {
      title: 'Begin again',
      detail: 'Too much time has passed since you began. Begin again and scan the new code.',
    },
    'link-invalid': {
      title: 'Link no longer good',
      detail: 'This link has been used, replaced by a newer one, or has expired. Ask for a new one.',
    },
    'invitation-unknown': {
      title: 'Not a whole invitation',
      detail:
        'This is not the link of an invitation. Perhaps your mail program has cut it in half: open it by the button in the mail, or copy it whole.',
    },
    'invitation-used': {
      title: 'Invitation already used',
      detail:
        'This invitation has already been accepted. Sign in with your e-mail address and the password that you chose.',
    },
    'invitation-replaced': {
      title: 'There is a newer invitation',
      detail: 'You were sent another invitation after this one. Look for the newest mail and use its link.',
    },
    'invitation-revoked': {
      title: 'Invitation withdrawn',
      detail:
        'This invitation has been withdrawn. If you think that is wrong, ask the people at {{account}} who invited you.',
    },
    'invitation-expired': {
      title: 'Invitation expired',
      detail: 'This invitation has expired. Ask the people at {{account}} who look after its users to send it again.',
    },
    'password-too-short': {
      title: 'Password too short',
      detail: 'Use at least {{minimum, number}} characters. Several words in a row are easy to remember.',
    },
    'password-too-long': { title: 'Password too long', detail: 'Use at most {{maximum, number}} characters.' },
    'password-guessable': {
      title: 'Password easy to guess',
      detail: 'This password is easy to guess or known from a data breach. Choose another one.',
    },
    'password-unchanged': { title: 'Same password', detail: 'Choose a password that is not the one you have.' },
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
      title: 'Site administrators get no access',
      detail:
        '{{email}} is an administrator of the site “{{site}}”, and site administrators get no access to this portal. If this is a colleague, remove them from the site first.',
    },
    'email-taken': {
      title: 'E-mail in use',
      detail: '“{{email}}” already belongs to a user. Each person has one sign-in; choose another address.',
    },
    'email-not-usable': {
      title: 'Address cannot be used',
      detail: '“{{email}}” cannot be used here. Choose another address, or ask your vendor.',
    },
    'email-twice': { title: 'Twice in the list', detail: '“{{email}}” stands in this list more than once.' },
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
        'So many names and addresses further up are taken that this row is not checked for now. Check again in {{minutes, number}} min.',
    },
    'too-many-rows': {
      title: 'Too many rows',
      detail: 'These are {{rows, number}} rows; {{limit, number}} go at a time. Divide them into several files.',
    },
    'rows-refused': {
      title: 'Some rows are not right yet',
      detail: 'Rows that are not right: {{wrong, number}} of {{rows, number}}. Nothing has been imported.',
    },
    'already-related': {
      title: 'There is already a relation',
      detail: '“{{account}}” is already related to your account.',
    },
    'already-decided': { title: 'Already decided', detail: 'Somebody else has decided this request meanwhile.' },
    'role-not-offered': { title: 'Role not offered', detail: 'This portal does not offer that role.' },
    'role-above-own': { title: 'Role above yours', detail: 'You cannot give a role that is higher than your own.' },
    'master-untouchable': {
      title: 'Only for a {{master}}',
      detail: 'This person is a {{master}}: only another one can change that.',
    },
    'last-master': {
      title: 'Last {{master}}',
      detail: 'This is the only active {{master}}. Give somebody else this role first.',
    },
    'own-access': { title: 'Your own access', detail: 'You cannot take away your own access. Ask a colleague.' },
    'tier-without-access': {
      title: 'No access for this account',
      detail: 'People of this kind of account do not sign in here; add the person as a contact.',
    },
    'users-manage-themselves': {
      title: 'Looked after by its own people',
      detail: '{{account}} is activated: its own people look after their users. You can still add contacts.',
    },
    'user-not-waiting': {
      title: 'Already has a password',
      detail: 'This person has already chosen a password or does not sign in.',
    },
    'changed-meanwhile': {
      title: 'Changed meanwhile',
      detail: 'Somebody else changed this meanwhile. Look at the present state and try again.',
    },
    'not-yours-to-change': {
      title: 'Not yours to change',
      detail: 'Only the account itself, or the one that created it until it is activated, can change this.',
    },
    'view-name-taken': {
      title: 'Name in use',
      detail: 'You already have a view of this list named “{{name}}”. Choose another name.',
    },
    'api-key-expiry': { title: 'Last day not possible', detail: 'Choose a last day from {{earliest}} to {{latest}}.' },
    'sku-taken': { title: 'SKU taken', detail: 'There is already a product with the SKU “{{sku}}”.' },
    'order-number-taken': {
      title: 'Order number taken',
      detail:
        '{{account}} already has an entitlement under the order number “{{orderNumber}}”, issued on {{issuedOn}}. Issue this one as a further delivery on the same order, or choose another number.',
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
      detail: 'These copies are held by another account; only their holder can hand them on or give them back.',
    },
    'line-on-hold': { title: 'On hold', detail: 'The vendor has put this line item on hold: {{reason}}' },
    'line-closed': { title: 'Closed', detail: 'This line item is closed.' },
    'line-expired': { title: 'Expired', detail: 'This line item expired on {{expiresOn}}.' },
    'quantity-not-whole': { title: 'Not a whole number', detail: 'Enter a whole number of copies, 1 or more.' },
    'target-not-related': {
      title: 'Not a related account',
      detail: 'Your account is not related to that one. Create it, or ask the vendor to relate it to yours.',
    },
    'tier-not-allowed': {
      title: 'Tier not allowed',
      detail: 'Your account cannot do this with an account of that tier.',
    },
    'target-suspended': { title: 'Account suspended', detail: '{{account}} is suspended and cannot receive anything.' },
    'target-closed': { title: 'Account closed', detail: '{{account}} is closed and cannot receive anything.' },
    'contact-inactive': {
      title: 'That contact is inactive',
      detail: '{{user}} of {{account}} is inactive and gets no mail. Choose another contact.',
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
      title: 'Copies taken meanwhile',
      detail_zero: 'Somebody else took the copies meanwhile; none are left.',
      detail_one: 'Somebody else took copies meanwhile; {{count, number}} is left.',
      detail_other: 'Somebody else took copies meanwhile; {{count, number}} are left.',
    },
    'no-recipient': {
      title: 'Nobody to write to',
      detail: '{{account}} has no contact to send the mail to. Add one, or hand on without a mail.',
    },
    'no-signing-key': {
      title: 'No licence file possible',
      detail: 'No licence file can be made at the moment: the vendor has no signing key in use. Please ask the vendor.',
    },
    'nobody-above': {
      title: 'Nobody above',
      detail: 'There is nobody above the vendor to ask for copies: issue them.',
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
        '{{account}} does not let accounts above you see its name. Leave the name out, or change *Visible to other partners?* there first.',
    },
    'wanted-in-past': { title: 'Day in the past', detail: '{{wantedOn}} is over. Choose a day from {{today}} on.' },
    'reference-used': {
      title: 'Reference used before',
      detail:
        'You have used the reference {{reference}} already in request {{number, number}} to {{account}} of {{askedOn}}. Is this really another one?',
    },
    'not-receiver': { title: 'Not sent to you', detail: 'Only the account that received this request can answer it.' },
    'not-requester': { title: 'Not your request', detail: 'Only the account that made this request can do that.' },
    'request-fulfilled': {
      title: 'Already fulfilled',
      detail: 'Everything that was requested of {{product}} has been fulfilled.',
    },
    'request-declined': { title: 'Declined', detail: 'The request for {{product}} has been declined.' },
    'request-cancelled': { title: 'Cancelled', detail: 'The request for {{product}} has been cancelled.' },
    'request-lapsed': { title: 'Lapsed', detail: 'The request for {{product}} lapsed because nobody answered it.' },
    'more-than-open': {
      title: 'More than is open',
      detail_zero: 'Nothing more of {{product}} is open.',
      detail_one: 'Only {{count, number}} copy of {{product}} is still open.',
      detail_other: 'Only {{count, number}} copies of {{product}} are still open.',
    },
    'other-product': { title: 'Another product', detail: 'This line asks for {{product}}; choose copies of that.' },
    'forward-too-small': {
      title: 'Too few requested',
      detail:
        'You request {{asked, number}} copies of {{product}} to forward {{forwarded, number}}. Request at least as many.',
    },
    'no-wish': {
      title: 'No cancellation requested',
      detail: 'Nobody has asked to cancel the request for {{product}}.',
    },
    'wish-waits': {
      title: 'Already asked',
      detail: 'You have already asked to cancel {{product}}; the receiver has yet to decide.',
    },
    'nothing-asked': { title: 'No question open', detail: 'No question about {{product}} waits for an answer.' },
    'signing-key-waiting': {
      title: 'Next key is there already',
      detail: 'The key {{thumbprint}} is being prepared already. Certify it and switch to it, or revoke it.',
    },
    'signing-key-not-next': {
      title: 'Not the next key',
      detail: 'This is possible only with the next key, and this one is past that.',
    },
    'signing-key-not-certified': {
      title: 'Not certified yet',
      detail: 'This key has no certificate yet. Certify it on the machine with your root, and upload the file.',
    },
    'signing-key-revoked': {
      title: 'Revoked already',
      detail: 'This key has been revoked already.',
    },
    'certificate-unreadable': {
      title: 'Not a certificate',
      detail: 'This is not a certificate file as “tierline keys certify” writes it, or it was changed afterwards.',
    },
    'certificate-of-other': {
      title: 'Certificate of another key',
      detail: 'This certificate is for the key {{thumbprint}} of “{{vendor}}”. Choose the file for the key shown here.',
    },
    'certificate-over': {
      title: 'Certificate over',
      detail: 'This certificate ended on {{expiredOn}}. Certify the key anew, until a later day.',
    },
    'root-unknown': {
      title: 'A new root',
      detail:
        'The certificate was made by a root that you have not used here before: {{thumbprint}}. Devices only trust the root they were built with. Confirm that it is yours.',
    },
    'revocations-unreadable': {
      title: 'Not a list of revoked keys',
      detail:
        'This is not a list as “tierline keys revoke” writes it, not of one of your roots, or it was changed afterwards.',
    },
    'revocations-shorter': {
      title: 'A revoked key is missing',
      detail:
        'The list leaves out the key {{thumbprint}}, which was revoked before. Make it again with --list and the previous file.',
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
      title: 'Nobody to give back to',
      detail: 'The account that these copies came from is closed; nothing can go back to it.',
    },
    'recall-pending': {
      title: 'Already asked for',
      detail: 'Copies of this line item have been asked back already; the answer is still to come.',
    },
    'line-not-on-hold': { title: 'Not on hold', detail: 'This line item is not on hold.' },
    'on-hold-above': {
      title: 'On hold further up',
      detail: 'The line item that these copies came from is on hold. Release that one first.',
    },
    'activation-on-hold': {
      title: 'On hold',
      detail: 'This licence is on hold and gives no new file. Ask the company that you got it from.',
    },
    'activation-ended': {
      title: 'No longer activated',
      detail: 'This device is no longer activated. Activate it again to get a licence file.',
    },
    'activation-fetched': {
      title: 'Licence file fetched',
      detail: 'The licence file was fetched meanwhile, and a device may run on it. Give the copies back instead.',
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
      title: 'Changed meanwhile',
      detail: 'Somebody else changed this device meanwhile: it has {{copies, number}} now. Look at it again.',
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
      detail: 'Its details are mailed by the account that holds it, or by the one that handed it on.',
    },
    'mail-limit-reached': {
      title: 'Too many mails in an hour',
      detail:
        'An account can write to {{limit, number}} recipients within an hour; {{left, number}} are left for now. Write to fewer people, or try again later.',
    },
    'mail-of-an-event': {
      title: 'Not sent again',
      detail: 'This mail told of what happened at its time. Mail the line item’s details instead.',
    },
    'not-author': { title: 'Not done by you', detail: 'Only the person who did this can undo it.' },
    'undo-not-offered': { title: 'Cannot be undone', detail: 'This cannot be undone.' },
    'already-undone': { title: 'Already undone', detail: 'This has been undone already.' },
    'undo-expired': {
      title: 'Too late to undo',
      detail: 'The ten seconds in which this could be undone are over. Copies can still be returned or taken back.',
    },
    'mail-being-sent': {
      title: 'The mail has left',
      detail:
        'A mail about this is already on its way, so it cannot be undone any more. Copies can still be returned or taken back.',
    },
    'copies-used': {
      title: 'Copies used meanwhile',
      detail_zero: 'The copies have been used meanwhile: none of the {{needed, number}} is there any more.',
      detail_one: 'The copies have been used meanwhile: only {{count, number}} of {{needed, number}} is still there.',
      detail_other:
        'The copies have been used meanwhile: only {{count, number}} of {{needed, number}} are still there.',
    },
    'line-unknown': {
      title: 'Activation ID not known',
      detail: 'You have no line item with the activation ID {{activationId}}.',
    },
    'product-unknown': {
      title: 'Product not known',
      detail: 'There is no product with the name or SKU “{{product}}”.',
    },
    'product-ambiguous': {
      title: 'Several products',
      detail: 'Several products are called “{{product}}”; choose one, or use its SKU.',
    },
    'target-unknown': {
      title: 'Account not known',
      detail: 'No account related to yours has the name or identifier “{{account}}”.',
    },
    'target-ambiguous': { title: 'Several accounts', detail: '“{{account}}” fits several accounts; choose one.' },
    'product-not-issued': {
      title: 'Not a product of copies',
      detail: '{{sku}} is not handed on as copies; enter it as an order.',
    },
    'product-not-ordered': {
      title: 'Not a product of seats',
      detail: '{{sku}} has no licences that are assigned; issue it as an entitlement.',
    },
    'order-exists': {
      title: 'Order number taken',
      detail:
        '{{account}} already has an order “{{orderNumber}}” of {{orderedOn}}, and it says something else. Choose another number, or leave that order as it is.',
    },
    'order-entered': {
      title: 'Already entered',
      detail: 'The order “{{orderNumber}}” is there already and says the same. Leave these rows out.',
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
      detail: 'Row {{line, number}} says that the order “{{orderNumber}}” is of another account or day.',
    },
    'order-of-other': {
      title: 'Another company’s order',
      detail: 'Only {{account}}, which bought this order, assigns its licences.',
    },
    'line-not-of-order': { title: 'Not in this order', detail: 'This order has no such line.' },
    'nothing-to-assign': { title: 'All assigned', detail: 'All licences of this order are assigned.' },
    'nothing-assigned': { title: 'Nothing assigned', detail: 'This customer has no such licences of this order.' },
    'only-unassigned': {
      title: 'Not enough licences',
      detail: '{{product}}: {{unassigned, number}} unassigned, {{asked, number}} asked for.',
    },
    'seats-in-use': {
      title: 'In use',
      detail: '{{product}}: {{free, number}} free; the others are in use by {{users}}. Switch them off first.',
    },
    'not-managing': {
      title: 'Looked after by others',
      detail:
        'Licences and integrations of {{account}} are switched by its own people and by the partner who looks after it.',
    },
    'integration-off': {
      title: 'Integration is off',
      detail: '{{integration}} is off for this customer, so none of its licences is switched.',
    },
    'managed-by-controller': { title: 'Managed elsewhere', detail: 'Managed by {{integration}}.' },
    'controller-off': {
      title: 'Controller is off',
      detail: '{{integration}} is off for this customer; its licences are switched by people.',
    },
    'wrong-controller': { title: 'Not its product', detail: '{{integration}} does not control this product.' },
    'controller-key-only': {
      title: 'Only for a controller',
      detail:
        'This key is for {{integration}}: it reads and switches the licences that {{integration}} manages, and nothing else.',
    },
    'controller-key-role': {
      title: 'Role too low for a controller',
      detail: 'A controller switches licences, so its key needs the role {{role}} or a higher one.',
    },
    'user-not-of-account': { title: 'User of another account', detail: 'That person is not a user of {{account}}.' },
    'user-inactive': { title: 'User is inactive', detail: '{{user}} is inactive. Reactivate the user first.' },
    'user-on-record': {
      title: 'Stays on record',
      detail: 'What was done with {{user}} stays on record. Deactivate the user instead.',
    },
    'twice-in-list': {
      title: 'Twice in the list',
      detail: '{{user}} stands in this list more than once for the same product.',
    },
    'no-seat-free': {
      title: 'Licences not available',
      detail: 'Licences not available: {{product}} ({{free, number}} free).',
    },
    'seats-changed': {
      title: 'Switched meanwhile',
      detail: 'Some of these licences have been switched again meanwhile, or cannot go back to whom they were with.',
    },
    'licences-used': {
      title: 'Licences used meanwhile',
      detail_zero: 'The licences have been used meanwhile: none of the {{needed, number}} is free any more.',
      detail_one:
        'Some of the licences have been used meanwhile: only {{count, number}} of {{needed, number}} is still free.',
      detail_other:
        'Some of the licences have been used meanwhile: only {{count, number}} of {{needed, number}} are still free.',
    },
    'only-available-of-product': {
      title: 'Not enough copies',
      detail_zero: 'No copies of {{product}} are available.',
      detail_one:
        '{{product}}: only {{count, number}} of {{asked, number}} copies is available (lines: {{lines, number}}).',
      detail_other:
        '{{product}}: only {{count, number}} of {{asked, number}} copies are available (lines: {{lines, number}}).',
    },
    'too-many-lines': {
      title: 'Too many lines',
      detail: 'This would draw on more than {{limit, number}} line items; hand on less at once.',
    },
    'site-name-taken': { title: 'Name taken', detail: 'You have a site of that name already; choose another one.' },
    'site-deleted': { title: 'Site deleted', detail: 'The site “{{site}}” has been deleted.' },
    'site-owes': {
      title: 'Credits are due',
      detail:
        'Credits that “{{site}}” still owes: {{due, number}}. Available there and in your balance: {{available, number}}. It can be deleted once there are enough to pay what is due.',
    },
    'only-balance': {
      title: 'Not enough credits',
      detail_zero: 'There are no credits in the balance.',
      detail_one: 'There is only {{count, number}} credit in the balance; {{asked, number}} are needed.',
      detail_other: 'There are only {{count, number}} credits in the balance; {{asked, number}} are needed.',
    },
    'too-many-credits': {
      title: 'Too many credits',
      detail: 'A balance holds {{limit, number}} credits at most. There are {{balance, number}} in this one.',
    },
    'only-at-site': {
      title: 'Not enough credits',
      detail_zero: '“{{site}}” has no credits left.',
      detail_one: '“{{site}}” has only {{count, number}} credit; {{asked, number}} are needed.',
      detail_other: '“{{site}}” has only {{count, number}} credits; {{asked, number}} are needed.',
    },
    'same-place': {
      title: 'From and to are the same',
      detail: 'Credits move from the balance or a site to another place; choose two that differ.',
    },
    'usage-in-future': {
      title: 'Time in the future',
      detail:
        'The report is dated more than {{minutes, number}} minutes ahead of our clock; correct the clock and send it again.',
    },
    'administrator-exists': {
      title: 'Listed already',
      detail: '{{email}} is an administrator of this site already; send the mail again instead.',
    },
    'too-many-administrators': {
      title: 'Too many administrators',
      detail: 'A site has {{limit, number}} administrators at most; remove some first.',
    },
    'not-reversible': {
      title: 'Cannot be reversed',
      detail:
        'Only grants, orders and moves of credits are reversed: what a month cost, what a deleted site gave back and a reversal itself stay as they are.',
    },
    'already-reversed': { title: 'Already reversed', detail: 'This has been reversed or undone already.' },
    'credits-used': {
      title: 'Credits used meanwhile',
      detail_zero: 'The credits have been used meanwhile: none of the {{needed, number}} is left.',
      detail_one: 'The credits have been used meanwhile: only {{count, number}} of {{needed, number}} is left.',
      detail_other: 'The credits have been used meanwhile: only {{count, number}} of {{needed, number}} are left.',
    },
  },
  field: {
    missing: 'This is needed.',
    'wrong-type': 'This is not of the right kind ({{expected}} expected).',
    'too-short': 'Enter at least {{minimum, number}} characters.',
    'too-long': 'Enter at most {{maximum, number}} characters.',
    'too-small': 'Enter {{minimum, number}} or more.',
    'too-large': 'Enter {{maximum, number}} or less.',
    'too-few': 'At least {{minimum, number}} needed.',
    'too-many': 'At most {{maximum, number}} allowed.',
    'not-whole': 'Enter a whole number.',
    'not-an-email': 'Enter an e-mail address, like name@example.com.',
    'email-too-long': 'The address may have at most 254 characters, and 64 before the @.',
    'email-quoted': 'Addresses with quotation marks or \\ cannot be used. Enter one like name@example.com.',
    'email-letters': 'Before the @ only letters from a to z, digits and signs such as . - _ + can be used.',
    'email-domain': 'Check what comes after the @: a domain like example.com.',
    'not-an-id': 'This is not an id.',
    'no-such-account': 'No account that you can see has this name or identifier.',
    'several-accounts': 'Several accounts are called so; send the identifier or accountId.',
    'several-products': 'Several products are called so; send the SKU or productId.',
    'not-one-product': 'Name exactly one of these: productId or product.',
    'no-such-product': 'There is no such product.',
    'not-a-day': 'Enter a day as YYYY-MM-DD.',
    'unreadable-day': 'Enter a day such as 31 Dec 2027 or 2027-12-31.',
    'no-such-day': 'There is no such day.',
    'ambiguous-day': 'This may be {{day}} or {{otherDay}}. Write the name of the month, or YYYY-MM-DD.',
    'not-an-instant': 'Enter an instant as 2026-12-31T23:59:59Z.',
    'ends-before': 'The range must not end before it begins.',
    'not-in-programme': 'This programme has no such thing.',
    'not-one-of': 'Choose one of: {{values}}.',
    'not-yes-or-no': 'Write yes or no.',
    'not-a-country': 'Write a country by its name or its two letters, such as DE.',
    'not-one-kind': 'Send either accounts, users, orders or sites, and accountId only with users.',
    'not-a-time-zone': 'Choose a time zone of the list.',
    'unknown-field': 'There is no field “{{field}}” here.',
    'bad-characters': 'This has characters that are not allowed here.',
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
    'not-a-cursor': 'This is not a place in this list; begin again without it.',
    wrong: 'This is not as it must be.',
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
