# Builds Clysm into $home, from the sources below $root; sourced by ./clysm. Prints one line of progress.
. "$root/dev/tools.sh"

build() {
    find_jdk && find_maven || return 1
    if ! mkdir -p "$root/target" 2>/dev/null || ! touch "$root/target/build.lock" 2>/dev/null; then
        echo "clysm: cannot build: the folder $root/target cannot be written." >&2
        return 1
    fi
    exec 8>"$root/target/build.lock"
    command -v flock >/dev/null 2>&1 && flock 8
    if built; then # another process did it meanwhile
        exec 8>&-
        return 0
    fi
    echo "clysm: building (the first time takes some minutes)" >&2
    local log=$root/target/build.log
    if ! compile_and_pack >"$log" 2>&1; then
        grep -E '^\[ERROR\]|^clysm:' "$log" | grep -vE 'Re-run|re-run|\[Help|^\[ERROR\] *$|help' | head -n 30 >&2
        echo "clysm: the build failed; all of it stands in $log." >&2
        return 1
    fi
    exec 8>&-
}

# Makes the jars by Maven, moves copies of them where no later build touches them, and records the classes that a run
# loads (JEP 514), so that later runs find them parsed, linked and profiled.
compile_and_pack() {
    (cd "$root" && maven -Dquick -Dmaven.test.skip=true -pl cli -am package) || return 1
    local new=$home.new
    rm -rf "$new" && mkdir -p "$new/lib" || return 1
    local jars
    IFS=: read -r -a jars <"$root/cli/target/classpath" || [ "${#jars[@]}" -gt 0 ] || return 1
    cp "${jars[@]}" "$new/lib" || return 1
    cp "$root"/cli/target/clysm-cli-*.jar "$new/lib" || return 1
    rm -rf "$home" && mv "$new" "$home" || return 1
    (cd "$root" && java -XX:AOTCacheOutput="$home/clysm.aot" org.clysm.cli.Main run examples/hello.lisp) </dev/null ||
        rm -f "$home/clysm.aot" # a start without it is slower, nothing else
    (cd "$home/lib" && printf '%s\n' "$jdk" *.jar) >"$home/stamp"
}
