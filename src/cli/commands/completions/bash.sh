# Completions of devrel-ready for bash. The program itself says what can stand where.
_devrel_ready() {
    local program=${1/#\~\//$HOME/} breaks="" words=() count=0 index word kind="" line quote="" prefix="" current
    COMPREPLY=()
    # bash hands over a word that holds one of these in pieces.
    [[ $COMP_WORDBREAKS == *=* ]] && breaks+="="
    [[ $COMP_WORDBREAKS == *:* ]] && breaks+=":"
    [[ $COMP_WORDBREAKS == *@* ]] && breaks+="@"
    for ((index = 1; index <= COMP_CWORD; index++)); do
        word=${COMP_WORDS[index]}
        if [[ -n $breaks && $count -gt 0 && ($word == ["$breaks"]* || ${words[count - 1]} == *["$breaks"]) ]]; then
            words[count - 1]+=$word
        else
            words[count]=$word
            count=$((count + 1))
        fi
    done
    for ((index = 0; index < count; index++)); do
        word=${words[index]}
        case $word in
            \'*) word=${word#\'} word=${word%\'} quote=\' ;;
            \"*) word=${word#\"} word=${word%\"} quote=\" ;;
            *) word=${word//\\/} quote="" ;;
        esac
        words[index]=$word
    done
    current=${words[count - 1]}
    # Only what stands behind the last of these is replaced.
    [[ -n $breaks && -z $quote ]] && prefix=${current%"${current##*["$breaks"]}"}
    while IFS= read -r line; do
        if [[ -z $kind ]]; then
            kind=$line
            continue
        fi
        word=${line%%$'\t'*}
        word=${word#"$prefix"}
        # What ends in one of these goes on behind it.
        [[ $word == *[=@] ]] && type compopt >/dev/null 2>&1 && compopt -o nospace
        [[ -z $quote ]] && printf -v word %q "$word"
        COMPREPLY+=("$word")
    done < <("$program" __complete -- "${words[@]}" 2>/dev/null)
    if type compopt >/dev/null 2>&1; then
        case $kind in
            files) ;;
            directories) compopt -o plusdirs ;;
            *) compopt +o default ;;
        esac
    fi
}
complete -o default -F _devrel_ready devrel-ready
