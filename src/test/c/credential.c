/*
 * What wincred.h says of CREDENTIALW, a line each, for CredentialLayoutTest; then the calls that CredentialManager makes,
 * in its order. Compiled by mingw and run under Wine by .ci/windows.
 */
#include <windows.h>
#include <wincred.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

#define OFFSET(field) printf("%s %zu\n", #field, offsetof(CREDENTIALW, field))
#define CONSTANT(name) printf("%s %lu\n", #name, (unsigned long)(name))

static int fail(const char *what) {
  printf("%s failed with %lu\n", what, GetLastError());
  return 1;
}

static BOOL store(const char *secret, const wchar_t *comment, const wchar_t *user) {
  CREDENTIALW credential;
  memset(&credential, 0, sizeof credential);
  credential.Type = CRED_TYPE_GENERIC;
  credential.TargetName = L"Redrive/contract";
  credential.Comment = (LPWSTR)comment;
  credential.CredentialBlobSize = (DWORD)strlen(secret);
  credential.CredentialBlob = (LPBYTE)secret;
  credential.Persist = CRED_PERSIST_LOCAL_MACHINE;
  credential.UserName = (LPWSTR)user;
  return CredWriteW(&credential, 0);
}

int main(void) {
  printf("size %zu\n", sizeof(CREDENTIALW));
  OFFSET(Flags);
  OFFSET(Type);
  OFFSET(TargetName);
  OFFSET(Comment);
  OFFSET(LastWritten);
  OFFSET(CredentialBlobSize);
  OFFSET(CredentialBlob);
  OFFSET(Persist);
  OFFSET(AttributeCount);
  OFFSET(Attributes);
  OFFSET(TargetAlias);
  OFFSET(UserName);
  CONSTANT(CRED_TYPE_GENERIC);
  CONSTANT(CRED_PERSIST_LOCAL_MACHINE);
  CONSTANT(CRED_MAX_STRING_LENGTH);
  CONSTANT(CRED_MAX_USERNAME_LENGTH);
  CONSTANT(ERROR_NOT_FOUND);
  CONSTANT(ERROR_NO_SUCH_LOGON_SESSION);

  PCREDENTIALW found;
  const wchar_t *comment = L"Redrive: contract";
  const wchar_t *user = L"https://service.test";
  if (!store("first", comment, user) || !store("second", comment, user)) {
    return fail("CredWriteW");
  }
  if (!CredReadW(L"Redrive/contract", CRED_TYPE_GENERIC, 0, &found)) {
    return fail("CredReadW");
  }
  printf("read %.*s\n", (int)found->CredentialBlobSize, (const char *)found->CredentialBlob);
  printf("user %ls\n", found->UserName);
  CredFree(found);

  /* As long as they may be, with the NUL at the end. */
  wchar_t longComment[CRED_MAX_STRING_LENGTH] = {0};
  wchar_t longUser[CRED_MAX_USERNAME_LENGTH] = {0};
  wmemset(longComment, L'x', CRED_MAX_STRING_LENGTH - 1);
  wmemset(longUser, L'x', CRED_MAX_USERNAME_LENGTH - 1);
  if (!store("third", longComment, longUser) || !CredReadW(L"Redrive/contract", CRED_TYPE_GENERIC, 0, &found)) {
    return fail("CredWriteW of long texts");
  }
  printf("longest %zu\n", wcslen(found->UserName));
  CredFree(found);
  if (!CredDeleteW(L"Redrive/contract", CRED_TYPE_GENERIC, 0)) {
    return fail("CredDeleteW");
  }
  if (CredReadW(L"Redrive/contract", CRED_TYPE_GENERIC, 0, &found)) {
    return fail("nothing: it is still there after CredDeleteW");
  }
  printf("deleted %lu\n", GetLastError());
  return 0;
}
