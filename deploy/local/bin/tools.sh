# Finds the tools that a build needs. Sourced; leaves JAVA_HOME, MVN and a PATH with Node on it, or one line that says what to install.

refuse() {
  echo "signalbox: $*" >&2
  exit 2
}

java_major() {
  "$1/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = \([0-9]*\).*/\1/p'
}

is_jdk_25() {
  [ -x "$1/bin/javac" ] && [ "$(java_major "$1")" -ge 25 ] 2>/dev/null
}

jdk_candidates() {
  [ -n "${JAVA_HOME:-}" ] && echo "$JAVA_HOME"
  if command -v javac >/dev/null 2>&1; then
    # On macOS /usr/bin/javac is a stub that knows the real place
    [ -x /usr/libexec/java_home ] && /usr/libexec/java_home -v 25+ 2>/dev/null
    dirname "$(dirname "$(readlink -f "$(command -v javac)" 2>/dev/null || command -v javac)")"
  fi
  ls -d /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /opt/jdk* 2>/dev/null
}

find_jdk() {
  local candidate
  while IFS= read -r candidate; do
    if is_jdk_25 "$candidate"; then
      export JAVA_HOME="$candidate"
      export PATH="$JAVA_HOME/bin:$PATH"
      return
    fi
  done <<EOF
$(jdk_candidates)
EOF
  refuse "no JDK 25 or newer found: install one (for example Temurin 25 from adoptium.net) and set JAVA_HOME to it"
}

# version_at_least 20.11.1 20.10 : compares the first two numbers
version_at_least() {
  local have_major have_minor want_major want_minor
  have_major=${1%%.*}; have_minor=${1#*.}; have_minor=${have_minor%%.*}
  want_major=${2%%.*}; want_minor=${2#*.}; want_minor=${want_minor%%.*}
  [ "$have_major" -gt "$want_major" ] || { [ "$have_major" -eq "$want_major" ] && [ "$have_minor" -ge "$want_minor" ]; }
}

find_maven() {
  command -v mvn >/dev/null 2>&1 || refuse "Maven is missing: install Maven 3.8 or newer (apt install maven, brew install maven)"
  local version
  version=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p')
  version_at_least "${version:-0.0}" 3.8 || refuse "Maven ${version:-of unknown version} is too old: install Maven 3.8 or newer"
}

find_node() {
  command -v node >/dev/null 2>&1 || refuse "Node.js is missing: install Node 20 or newer with npm (nodejs.org, apt install nodejs npm, brew install node)"
  command -v npm >/dev/null 2>&1 || refuse "npm is missing: install it beside Node (apt install npm)"
  local version
  version=$(node --version)
  version=${version#v}
  version_at_least "$version" 20.0 || refuse "Node $version is too old: install Node 20 or newer"
}
