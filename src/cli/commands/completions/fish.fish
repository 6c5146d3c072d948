# Completions of devrel-ready for fish. The program itself says what can stand where.
function __devrel_ready_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct | string replace -ra '[\\\\\'"]' '')
    set -q current[1]; or set current ''
    set -l kind
    for line in ($before[1] __complete -- $before[2..-1] $current 2>/dev/null)
        if set -q kind[1]
            echo $line
        else
            set kind $line
        end
    end
    switch "$kind"
        case files
            __fish_complete_path $current
        case directories
            __fish_complete_directories $current ''
    end
end
complete -c devrel-ready -f -a '(__devrel_ready_complete)'
