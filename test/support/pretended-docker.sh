# An engine that only knows which networks and containers there are. Whoever asks for one that is not there, or makes a
# network twice, is told so. A container that is started again under its name was removed before.
: "${STATE:?a file}"

has() { grep -qxF -e "$1" "$STATE"; }

docker() {
  case "$1 $2" in
  "network inspect") has "network $3" ;;
  "network create") ! has "network $3" && echo "network $3" >>"$STATE" ;;
  "container run" | "run "* | "create "*) start "$@" ;;
  esac
}

start() {
  name=
  networks=
  links=
  while [ $# -gt 0 ] && [ "$1" != image ]; do
    case $1 in
    --network=*) networks="$networks ${1#*=}" ;;
    --network | --net) networks="$networks $2" && shift ;;
    --name=*) name=${1#*=} ;;
    --name) name=$2 && shift ;;
    --link=*) links="$links ${1#*=}" ;;
    --link) links="$links $2" && shift ;;
    esac
    shift
  done
  for network in $networks; do
    has "network $network" || { echo "network $network not found" && return 125; }
  done
  case $networks in
  "" | " bridge")
    for link in $links; do
      has "container ${link%%:*}" || { echo "could not get container for $link" && return 125; }
    done
    ;;
  " host") [ -z "$links" ] || { echo "conflicting options" && return 125; } ;;
  esac
  [ -z "$name" ] || echo "container $name" >>"$STATE"
}

sudo() { "$@"; }
sleep() { :; }
