/** Password rules, resets and the account recovery command. Not the check at sign-in. */
@NullMarked
package io.signalbox.controlplane.auth.passwords;

import org.jspecify.annotations.NullMarked;
