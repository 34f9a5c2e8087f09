"""Files for homework and for notes of talks: in, out, and away again."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import File, Path, Query, Router
from ninja.files import UploadedFile

from luffy.accounts.auth import allowed_to, allowed_to_with_files, caller, signed_in, signed_in_with_files
from luffy.accounts.permissions import Action
from luffy.core import clock
from luffy.core.envelope import answers, ok
from luffy.core.errors import FileEmpty, FileKindRefused, FileThreatens, NotAllowed, TooLarge
from luffy.core.files.giving import attachment
from luffy.core.paging import MAX_ID, Page, PageQuery, page_of
from luffy.degrees.errors import EnrolmentNotFound, UploadNotFound, UploadQuotaReached
from luffy.degrees.queries import uploads
from luffy.degrees.queries.uploads import file_shapes
from luffy.degrees.schemas_homework import FileOut
from luffy.degrees.services import upload

router = Router(tags=["homework"], auth=signed_in)
FilePath = Annotated[int, Path(ge=1, le=MAX_ID)]
REFUSED = (FileEmpty, FileKindRefused, FileThreatens, TooLarge, UploadQuotaReached)


@router.post(
    "/me/uploads",
    auth=signed_in_with_files,
    response=answers(FileOut, EnrolmentNotFound, *REFUSED, status=201),
)
def upload_file(request: HttpRequest, file: File[UploadedFile]) -> tuple[int, dict[str, Any]]:
    """Upload one file, to hand it in afterwards by its `id`."""
    kept = upload.keep(account_id=caller(request).pk, upload=file, now=clock.now())
    return 201, ok(file_shapes([kept])[0])


@router.get("/me/uploads", response=answers(Page[FileOut]))
def my_uploads(request: HttpRequest, asked: Query[PageQuery]) -> dict[str, Any]:
    """What I uploaded and did not hand in yet, newest first."""
    page = page_of(uploads.waiting_of(caller(request).pk).order_by("-pk"), asked)
    return ok({**page, "items": file_shapes(page["items"])})


@router.delete("/me/uploads/{file_id}", response=answers(None, UploadNotFound))
def delete_upload(request: HttpRequest, file_id: FilePath) -> dict[str, Any]:
    """Delete a file that I did not hand in."""
    upload.forget(account_id=caller(request).pk, file_id=file_id)
    return ok(None)


_BYTES = {
    200: {
        "description": "The file, to be saved, as the kind that it is",
        "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.get(
    "/files/homework/{file_id}",
    response=answers(None, UploadNotFound),
    openapi_extra={"responses": _BYTES},
)
def download_file(request: HttpRequest, file_id: FilePath) -> Any:
    """A file of mine, or of a student whom I look after."""
    file = uploads.readable_by(caller(request), file_id)
    return attachment(file.path, file.name, file.content_type)


@router.post(
    "/mentor/uploads",
    auth=allowed_to_with_files(Action.MENTOR),
    response=answers(FileOut, NotAllowed, *REFUSED, status=201),
)
def upload_for_talk(request: HttpRequest, file: File[UploadedFile]) -> tuple[int, dict[str, Any]]:
    """Upload one file, to note it with a talk afterwards by its `id`."""
    kept = upload.keep_for_talk(account_id=caller(request).pk, upload=file, now=clock.now())
    return 201, ok(file_shapes([kept])[0])


@router.delete(
    "/mentor/uploads/{file_id}",
    auth=allowed_to(Action.MENTOR),
    response=answers(None, NotAllowed, UploadNotFound),
)
def delete_talk_upload(request: HttpRequest, file_id: FilePath) -> dict[str, Any]:
    """Delete a file that I noted no talk with."""
    upload.forget_for_talk(account_id=caller(request).pk, file_id=file_id)
    return ok(None)


@router.get(
    "/files/talks/{file_id}",
    auth=allowed_to(Action.MENTOR),
    response=answers(None, NotAllowed, UploadNotFound),
    openapi_extra={"responses": _BYTES},
)
def download_talk_file(request: HttpRequest, file_id: FilePath) -> Any:
    """A file of a talk with a student whom I look after. Students never see it."""
    file = uploads.talk_file_for(caller(request), file_id)
    return attachment(file.path, file.name, file.content_type)
