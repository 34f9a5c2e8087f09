"""Files for homework: in, out, and away again."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import File, Path, Query, Router
from ninja.files import UploadedFile

from luffy.accounts.auth import caller, signed_in, signed_in_with_files
from luffy.core import clock
from luffy.core.envelope import answers, ok
from luffy.core.errors import FileEmpty, FileKindRefused, FileThreatens, TooLarge
from luffy.core.files.giving import attachment
from luffy.core.paging import MAX_ID, Page, PageQuery, page_of
from luffy.degrees.errors import EnrolmentNotFound, UploadNotFound, UploadQuotaReached
from luffy.degrees.queries import uploads
from luffy.degrees.queries.homework import file_shapes
from luffy.degrees.schemas_homework import FileOut
from luffy.degrees.services import upload

router = Router(tags=["homework"], auth=signed_in)
FilePath = Annotated[int, Path(ge=1, le=MAX_ID)]


@router.post(
    "/me/uploads",
    auth=signed_in_with_files,
    response=answers(
        FileOut,
        EnrolmentNotFound,
        FileEmpty,
        FileKindRefused,
        FileThreatens,
        TooLarge,
        UploadQuotaReached,
        status=201,
    ),
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
