#ifndef PAPERBOY_CRESOLV_SHIM_H
#define PAPERBOY_CRESOLV_SHIM_H

#include <arpa/inet.h>
#include <arpa/nameser.h>
#include <netdb.h>
#include <netinet/in.h>
#include <resolv.h>
#include <string.h>

// The functions of the resolver are macros in C and want a state each, so one call has it all.
//
// Asks `server` (an IPv4 address; NULL for the system's servers) and gives the length of the answer, or -1 with the
// reason (HOST_NOT_FOUND, NO_DATA, TRY_AGAIN, NO_RECOVERY) in `reason`. Blocks for up to 2 × `seconds` a server.
static inline int shim_dns_query(
    const char *_Nullable server, int port, const char *_Nonnull name, int type, int seconds,
    unsigned char *_Nonnull answer, int size, int *_Nonnull reason) {
    struct __res_state state;
    memset(&state, 0, sizeof state);
    *reason = NO_RECOVERY;
    if (res_ninit(&state) != 0) return -1;
    state.retrans = seconds;
    state.retry = 2;
    state.options |= RES_USE_EDNS0;
    if (server) {
        state.nscount = 1;
        memset(&state.nsaddr_list[0], 0, sizeof state.nsaddr_list[0]);
        state.nsaddr_list[0].sin_family = AF_INET;
        state.nsaddr_list[0].sin_port = htons((unsigned short)port);
        if (inet_pton(AF_INET, server, &state.nsaddr_list[0].sin_addr) != 1) {
            res_nclose(&state);
            return -1;
        }
    }
    int count = res_nquery(&state, name, ns_c_in, type, answer, size);
    if (count < 0) *reason = state.res_h_errno;
    res_nclose(&state);
    return count > size ? size : count;
}

#endif
