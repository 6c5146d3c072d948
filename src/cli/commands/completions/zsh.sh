#compdef devrel-ready
# Completions of devrel-ready for zsh. The program itself says what can stand where.
_devrel_ready() {
    local program=${${(Q)words[1]}/#\~\//$HOME/} kind="" line value
    local -a lines whole shown_whole begun shown_begun
    lines=("${(@f)$("$program" __complete -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
    for line in "$lines[@]"; do
        if [[ -z $kind ]]; then
            kind=$line
            continue
        fi
        value=${line%%$'\t'*}
        line=${line/$'\t'/  -- }
        if [[ $value == *[=@] ]]; then
            begun+=("$value") shown_begun+=("$line")
        else
            whole+=("$value") shown_whole+=("$line")
        fi
    done
    (( $#whole )) && compadd -l -d shown_whole -a whole
    # What ends in one of those goes on behind it.
    (( $#begun )) && compadd -S '' -l -d shown_begun -a begun
    case $kind in
        files) _files ;;
        directories) _files -/ ;;
    esac
}
if [[ $funcstack[1] == _devrel-ready ]]; then
    _devrel_ready "$@"
else
    compdef _devrel_ready devrel-ready
fi
