#!/bin/sh
# Says what a licence file is to this device, offline: one line of JSON with the state and the licence's facts. What the
# product does with it is its own decision. Needs a POSIX shell, grep, sed, tr, wc and openssl 3. See docs/licence-files.md.
set -eu
LC_ALL=C
export LC_ALL

max_bytes=65536
# A device's clock may be slow by so many seconds.
tolerance=3600

usage() {
  echo 'verify.sh FILE --root PUBLIC.json --vendor NAME --host SCHEME:ID' >&2
  echo '  [--revoked LIST.json] [--now SECONDS] [--known SECONDS]' >&2
  exit 2
}

file='' root='' vendor='' host='' revoked='' now=$(date +%s) known=0
while [ $# -gt 0 ]; do
  case $1 in
    --root) root=$2 ;;
    --vendor) vendor=$2 ;;
    --host) host=$2 ;;
    --revoked) revoked=$2 ;;
    --now) now=$2 ;;
    --known) known=$2 ;;
    --*) usage ;;
    *) file=$1; shift; continue ;;
  esac
  shift 2 || usage
done
[ -n "$file" ] && [ -n "$root" ] && [ -n "$vendor" ] && [ -n "$host" ] || usage

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Ends where something that a genuine file has is missing; within a list of revoked keys that is a mistake of the caller.
forged() {
  if [ -n "${in_list:-}" ]; then
    echo 'The list of revoked keys is not one of this root.' >&2
    exit 2
  fi
  printf '{"state":"forged","why":"%s"}\n' "$1"
  exit 0
}

to_base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }

from_base64url() {
  text=$(printf %s "$1" | tr -- '-_' '+/')
  case $((${#text} % 4)) in
    2) text="$text==" ;;
    3) text="$text=" ;;
  esac
  printf %s "$text" | openssl base64 -d -A
}

# The content of a small file in one line.
read_small() {
  [ "$(wc -c <"$1")" -le "$max_bytes" ] || return 0
  tr '\r\n' '  ' <"$1" | tr -d '\000'
}

count() { printf %s "$1" | grep -oE "$2" | wc -l; }

# The one signed text of this name in a file ($1: content, $2: name); the rest of the file is not looked at.
signed_text() {
  [ "$(count "$1" "\"$2\"[[:space:]]*:")" -eq 1 ] || return 1
  printf %s "$1" | grep -oE "\"$2\"[[:space:]]*:[[:space:]]*\"[A-Za-z0-9_.-]+\"" | sed -E 's/.*:[[:space:]]*"([^"]*)"$/\1/'
}

thumbprint() {
  printf '{"crv":"Ed25519","kty":"OKP","x":"%s"}' "$1" | openssl dgst -sha256 -binary | to_base64url
}

# The payload of a compact JWS ($1) of this type ($2), signed by the key with these 32 bytes ($3, base64url).
payload_of() {
  printf %s "$1" | grep -qE '^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{86}$' || return 1
  signature=${1##*.}
  signed=${1%.*}
  # The header always is this very text: no other member can mean anything.
  expected=$(printf '{"alg":"Ed25519","typ":"%s","kid":"%s"}' "$2" "$(thumbprint "$3")" | to_base64url)
  [ "${signed%%.*}" = "$expected" ] || return 1
  printf '\060\052\060\005\006\003\053\145\160\003\041\000' >"$work/key"
  from_base64url "$3" >>"$work/key"
  printf %s "$signed" >"$work/signed"
  from_base64url "$signature" >"$work/signature"
  openssl pkeyutl -verify -pubin -keyform DER -inkey "$work/key" -rawin -in "$work/signed" \
    -sigfile "$work/signature" >/dev/null 2>&1 || return 1
  from_base64url "${signed#*.}"
}

# A member of a payload ($1), which occurs once ($2: name, $3: pattern of its value, $4: what follows it).
member() {
  [ "$(count "$1" "\"$2\":")" -eq 1 ] || return 1
  value=$(printf %s "$1" | grep -oE "\"$2\":$3$4") || return 1
  printf %s "$value" | sed -E "s/^\"$2\":($3)$4\$/\\1/"
}
number() { member "$1" "$2" '(0|[1-9][0-9]{0,14})' '[,}]'; }

root_x=$(member "$(read_small "$root" | tr -d ' ')" x '"[A-Za-z0-9_-]{43}"' '' | tr -d '"')

list=''
if [ -n "$revoked" ]; then
  in_list=yes
  jws=$(signed_text "$(read_small "$revoked")" revoked) || forged file
  list=$(payload_of "$jws" tierline-revoked+jws "$root_x") || forged file
  [ "$(member "$list" iss '"[^"\\]*"' ,)" = "\"$vendor\"" ] || forged file
  in_list=''
fi

content=$(read_small "$file")
licence_jws=$(signed_text "$content" licence) && [ -n "$licence_jws" ] || forged file
certificate_jws=$(signed_text "$content" certificate) && [ -n "$certificate_jws" ] || forged file

certificate=$(payload_of "$certificate_jws" tierline-key+jws "$root_x") || forged certificate
issuer=$(member "$certificate" iss '"[^"\\]*"' ,) || forged payload
[ "$issuer" = "\"$vendor\"" ] || forged vendor
begins=$(number "$certificate" nbf) || forged certificate
ends=$(number "$certificate" exp) || forged certificate
kid=$(member "$certificate" sub '"[A-Za-z0-9_-]{43}"' , | tr -d '"')
key=$(member "$certificate" jwk '[{]"kty":"OKP","crv":"Ed25519","x":"[A-Za-z0-9_-]{43}"[}]' '[,}]') || forged certificate
x=$(printf %s "$key" | sed -E 's/.*"x":"([^"]*)".*/\1/')
[ "$(thumbprint "$x")" = "$kid" ] || forged certificate
demo=false
case $certificate in *'"demo":true'*) demo=true ;; esac

licence=$(payload_of "$licence_jws" tierline-licence+jws "$x") || forged licence
issuer=$(member "$licence" iss '"[^"\\]*"' ,) || forged payload
[ "$issuer" = "\"$vendor\"" ] || forged vendor
issued=$(number "$licence" iat) || forged payload
from=$(number "$licence" nbf) || forged payload
until=$(number "$licence" exp) || forged payload
grace=$(number "$licence" grace) || forged payload
[ "$(count "$licence" '"host":[{]"scheme":"')" -eq 1 ] || forged payload
for name in jti gen sku copies features term cnf; do
  [ "$(count "$licence" "\"$name\":")" -le 1 ] || forged payload
done
# The key signed within its days, and nothing that lasts longer than itself.
[ "$begins" -le "$issued" ] && [ "$issued" -le "$ends" ] && [ "$until" -le "$ends" ] || forged days

escaped() { printf %s "$1" | sed 's/[\\"]/\\&/g'; }
this_host="\"host\":{\"scheme\":\"$(escaped "${host%%:*}")\",\"id\":\"$(escaped "${host#*:}")\"}"
latest=$issued
[ "$from" -le "$latest" ] || latest=$from
[ "$known" -le "$latest" ] || latest=$known

state=over
[ "$now" -ge $((until + grace * 86400)) ] || state=grace
[ "$now" -ge "$until" ] || state=valid
[ $((now + tolerance)) -ge "$latest" ] || state=clock-doubtful
case $licence in *"$this_host"*) ;; *) state=foreign ;; esac
case $list in *"\"kid\":\"$kid\""*) state=revoked ;; esac
printf '{"state":"%s","demo":%s,"licence":%s}\n' "$state" "$demo" "$licence"
